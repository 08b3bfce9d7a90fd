import { expect, it } from '@jest/globals';
import { typedBirthDate } from '../../../../src/core/forms/typed-birth-date.js';

it.each([
  ['05/14/1987', '1987-05-14'],
  [' 5/4/1987 ', '1987-05-04'],
  ['5-14-1987', '1987-05-14'],
  ['5.14.1987', '1987-05-14'],
  ['5 14 1987', '1987-05-14'],
  ['5/1987', '1987-05'],
  ['1987', '1987'],
  ['1987-05-14', '1987-05-14'],
  ['', ''],
])('B-028 %j is read as %j', (typed, read) => {
  expect(typedBirthDate(typed)).toBe(read);
});

it.each(['last May', '87', '14/05/87', '1/2/3/1987', '05/14/1987x'])('%j is left as it is, to be refused by name', (typed) => {
  expect(typedBirthDate(typed)).toBe(typed);
});
