import { describe, expect, it } from '@jest/globals';
import { judgePost, type PostFacts } from '../../../../src/core/forms/judge-post.js';

const ordinary: PostFacts = {
  trapFilled: false,
  token: 'good',
  secondsOnPage: 40,
  proof: 'given',
  flooded: false,
  numberAgain: false,
  pageAgain: false,
};
const reasonsOf = (facts: Partial<PostFacts>) => {
  const judged = judgePost({ ...ordinary, ...facts });
  return judged.kind === 'review' ? judged.reasons : 'taken';
};

describe('a post to the form', () => {
  it.each<[string, Partial<PostFacts>]>([
    ['of a person', {}],
    ['B-051 of a browser without JavaScript', { proof: 'none' }],
    ['B-048 with a proof, in a flood', { flooded: true }],
    ['after three seconds', { secondsOnPage: 3 }],
  ])('%s is taken', (_, facts) => {
    expect(reasonsOf(facts)).toBe('taken');
  });

  it.each<[string, Partial<PostFacts>, readonly string[]]>([
    ['B-050 with the hidden field filled by a password manager', { trapFilled: true }, ['trap']],
    ['without what came with the page', { token: 'missing', secondsOnPage: null }, ['no-page']],
    ['with a page that was changed', { token: 'forged', secondsOnPage: null }, ['forged-page']],
    ['faster than anybody types', { secondsOnPage: 2.9 }, ['too-fast']],
    ['with a wrong proof', { proof: 'wrong' }, ['wrong-proof']],
    ['B-048 without proof, in a flood', { proof: 'none', flooded: true }, ['flood']],
    ['B-049 of a number that was given again and again', { numberAgain: true }, ['number-again']],
    ['of one page, sent over and over', { pageAgain: true }, ['page-again']],
    [
      'with all of it',
      { trapFilled: true, secondsOnPage: 0, proof: 'wrong', flooded: true, numberAgain: true, pageAgain: true },
      ['trap', 'too-fast', 'wrong-proof', 'flood', 'number-again', 'page-again'],
    ],
  ])('%s waits for a person', (_, facts, reasons) => {
    expect(reasonsOf(facts)).toEqual(reasons);
  });
});
