import { expect, it } from '@jest/globals';
import { namesNumber } from '../../../../src/core/people/names-number.js';

it.each([
  ['{"phone":"202-555-0147"}', true],
  ['{"phone":"+1 (202) 555-0147","zip":"33101"}', true],
  ['call me at 12025550147 please', true],
  ['{"phone":"202.555.0148"}', false],
  ['{"zip":"20255","id":50147}', false],
  ['', false],
])('%s', (text, expected) => {
  expect(namesNumber(text, ['+12025550147'])).toBe(expected);
  expect(namesNumber(text, [])).toBe(false);
});
