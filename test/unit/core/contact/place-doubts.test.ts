import { expect, it } from '@jest/globals';
import { placeDoubts } from '../../../../src/core/contact/place-doubts.js';
import { declared, florida, georgia, nowhere } from './facts.js';

const none = { timeZone: null, state: null, zips: [] as string[] };
const both = 'the hours of both are kept.';

it.each([
  ['nothing was said', georgia, none, []],
  ['everything fits', florida, { ...none, state: ' fl', zips: ['33101'] }, []],
  ['a ZIP of two states fits either', '+12125550147', { ...none, zips: ['06390'] }, []],
  ['a number of nowhere says nothing', nowhere, { ...none, zips: ['33101'] }, []],
  ['nor does one abroad', '+493055501470', { ...none, zips: ['33101'] }, []],
  ['a state that is none says nothing', georgia, { ...none, state: 'XX' }, []],
  ['military mail', georgia, { ...none, zips: ['09012'] }, ['No state is known for the ZIP 09012.']],
  [
    'they moved and kept their number',
    georgia,
    { ...none, zips: ['33101'] },
    [`The ZIP 33101 is of Florida, their number is of Georgia: ${both}`],
  ],
  [
    'ZIP and state disagree',
    florida,
    { ...none, state: 'GA', zips: ['33101'] },
    [
      `The ZIP 33101 is of Florida, the state they named is of Georgia: ${both}`,
      `The state they named is of Georgia, their number is of Florida: ${both}`,
    ],
  ],
  [
    'two ZIPs, one of two states',
    nowhere,
    { ...none, zips: ['33101', '06390'] },
    [`The ZIP 33101 is of Florida, the ZIP 06390 is of Connecticut or New York: ${both}`],
  ],
])('B-027 %s', (_, e164, given, doubts) => {
  expect(placeDoubts({ e164, ...(declared(given) as { declared: typeof none }) })).toEqual(doubts);
});
