import { describe, expect, it } from '@jest/globals';
import { missingElements, neededElements } from '../../../../src/core/consent/part2-elements.js';

const elementsOf = (kind: 'part2_tpo' | 'part2_named') =>
  Object.fromEntries(neededElements(kind).map((element) => [element, `Here stands the ${element}.`]));

describe('L-102 what a Part 2 consent has to say', () => {
  it.each(['part2_tpo', 'part2_named'] as const)('%s: each element deleted in turn is named', (kind) => {
    const elements = elementsOf(kind);
    const body = Object.values(elements).join('\n');
    expect(missingElements(kind, body, elements)).toEqual([]);
    for (const element of neededElements(kind)) {
      const { [element]: passage, ...others } = elements;
      expect(missingElements(kind, body, others).map((one) => one.element)).toEqual([element]);
      expect(missingElements(kind, body.replace(passage!, ''), elements).map((one) => one.element)).toEqual([element]);
    }
  });

  it('asks nothing of other consents', () => {
    expect(missingElements('sms', 'You may text me.', {})).toEqual([]);
  });
});
