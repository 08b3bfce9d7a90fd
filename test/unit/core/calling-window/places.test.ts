import { describe, expect, test } from '@jest/globals';
import { IANAZone } from 'luxon';
import { stateOfAreaCode, usAreaCodes, usStates } from '../../../../src/core/calling-window/area-codes.js';
import { readTimeZone } from '../../../../src/core/calling-window/read-time-zone.js';
import { nameOfZone, zonesOfAreaCode, zonesOfState } from '../../../../src/core/calling-window/state-zones.js';

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

describe('readTimeZone', () => {
  test.each([
    ['America/New_York', 'America/New_York'],
    [' America/Indiana/Knox ', 'America/Indiana/Knox'],
    ['EST', 'America/New_York'],
    ['pst', 'America/Los_Angeles'],
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

  test('a zone outside the table is named by its city', () => {
    expect(nameOfZone('America/Argentina/Buenos_Aires')).toBe('Buenos Aires time');
  });
});
