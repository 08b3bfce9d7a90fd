import { describe, expect, it } from '@jest/globals';
import { openingSentence } from '../../../../src/core/access/opening-sentence.js';
import { somebodyYouKnow } from '../../../../src/core/access/somebody-you-know.js';

const signs = (staffName: string, personNames: string[], phones: [string | null, ...string[]] = [null]) =>
  somebodyYouKnow({ staffName, staffPhone: phones[0], personNames, personPhones: phones.slice(1) as string[] });

describe('B-109: signs that the reader knows whose record it is', () => {
  it.each<[string, string[], boolean]>([
    ['Ana Núñez', ['Rosa Nunez'], true],
    ['Ana Lopez', ['Rosa Lopez Garcia'], true],
    ['Ana O’Brien', ['Pat Obrien'], true],
    ['Ana Lopez', ['Maria Cruz', 'Leo Lopez'], true],
    ['Ana', ['Ana'], false],
    ['Ana', ['Rosa Ana'], false],
    ['Ana Lopez', ['Lopez'], false],
    ['Ana L.', ['Rosa L.'], false],
    ['Ana Lopez', [], false],
    ['Ana Lopez', ['Rosa Lopes'], false],
  ])('%s and %j', (staff, people, same) => {
    expect(signs(staff, people)).toEqual(same ? ['same-surname'] : []);
  });

  it('one telephone is the stronger sign', () => {
    expect(signs('Ana Lopez', ['Rosa Lopez'], ['+12025550147', '+12025550111', '+12025550147'])).toEqual([
      'same-surname',
      'same-phone',
    ]);
    expect(signs('Ana Lopez', ['Rosa Cruz'], [null, '+12025550147'])).toEqual([]);
  });

  it('what supervisors read names nobody', () => {
    expect(openingSentence('they-contacted-me', ['same-surname'])).toBe(
      'Somebody of staff opened a record they have no work with. They said: They, or somebody about them, turned to me. ' +
        'It may be somebody they know: the same surname. A colleague has to look at it.',
    );
  });
});
