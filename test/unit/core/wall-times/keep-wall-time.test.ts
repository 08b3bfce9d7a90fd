import { describe, expect, it } from '@jest/globals';
import { isLaterVersion, keepWallTime } from '../../../../src/core/wall-times/keep-wall-time.js';
import { programZoneRules, type ZoneRules } from '../../../../src/core/wall-times/zone-rules.js';

const zone = 'America/Boise';
/** From now on Idaho keeps its summer clock (-06:00) the whole year. */
const newLaw: ZoneRules = {
  wallOf: (at) => new Date(at.getTime() - 6 * 3_600_000).toISOString().slice(0, -1),
  instantOf: (wall) => new Date(new Date(`${wall}Z`).getTime() + 6 * 3_600_000),
};
const promised = (iso: string) => ({ zone, start: new Date(iso), wall: programZoneRules.wallOf(new Date(iso), zone) });

describe('B-099 a time that was said on somebody’s clock', () => {
  it('keeps to that clock when the law moves it', () => {
    const winter = promised('2027-01-12T17:00:00Z');
    expect(winter.wall).toBe('2027-01-12T10:00:00.000');
    expect(keepWallTime(winter, newLaw)).toEqual({ kind: 'moves', to: new Date('2027-01-12T16:00:00Z') });
  });

  it('stands where the law changes nothing', () => {
    expect(keepWallTime(promised('2027-07-13T16:00:00Z'), newLaw)).toEqual({ kind: 'stands' });
    expect(keepWallTime(promised('2027-01-12T17:00:00Z'), programZoneRules)).toEqual({ kind: 'stands' });
  });

  it.each(['2027-11-07T07:30:00Z', '2027-11-07T08:30:00Z'])(
    'that comes twice that night stays the one that was meant (%s)',
    (iso) => {
      const twice = promised(iso);
      expect(twice.wall).toBe('2027-11-07T01:30:00.000');
      expect(keepWallTime(twice, programZoneRules)).toEqual({ kind: 'stands' });
    },
  );

  it('that does not come any more is the moment after the jump', () => {
    const skipped = { zone, wall: '2027-03-14T02:30:00.000', start: new Date('2027-03-14T08:30:00Z') };
    expect(keepWallTime(skipped, programZoneRules)).toEqual({ kind: 'moves', to: new Date('2027-03-14T09:30:00Z') });
  });
});

it.each([
  ['tzdata 2026b, places 1.0.8', 'tzdata 2026a, places 1.0.8', true],
  ['tzdata 2027a, places 1.0.8', 'tzdata 2026b, places 1.0.8', true],
  ['tzdata 2026a, places 1.0.10', 'tzdata 2026a, places 1.0.8', true],
  ['tzdata 2026a, places 1.0.8', 'tzdata 2026a, places 1.0.8', false],
  ['tzdata 2026a, places 1.0.8', 'tzdata 2026b, places 1.0.8', false],
])('%s is later than %s: %s', (ours, seen, isLater) => {
  expect(isLaterVersion(ours, seen)).toBe(isLater);
});
