import { describe, expect, it } from '@jest/globals';
import type { OutsideKind } from '../../../../src/core/people/outside-kinds.js';
import { readServiceNumber } from '../../../../src/core/people/service-number.js';

const own = ['+18885550100'];

describe('the number of a service', () => {
  it.each<[string, OutsideKind | 'standby', string]>([
    ['202-555-0147', 'other', '+12025550147'],
    ['+1 (202) 555 0147', 'standby', '+12025550147'],
    ['1-800-222-1222', 'poison-control', '+18002221222'],
    ['800.273.8255', 'crisis-line', '+18002738255'],
  ])('%s (%s) is %s', (input, use, e164) => {
    expect(readServiceNumber(input, use, own)).toEqual({ kind: 'accepted', e164 });
  });

  it.each<[string, OutsideKind | 'standby', string]>([
    ['911', 'emergency-relay', 'phone/short-code'],
    ['988', 'crisis-line', 'phone/short-code'],
    ['1 988', 'crisis-line', 'phone/short-code'],
    ['800-273-8255', 'medical-partner', 'phone/crisis-line'],
    ['888-555-0100', 'other', 'phone/own'],
    ['900-555-0147', 'other', 'phone/premium'],
    ['202-976-0147', 'other', 'phone/premium'],
    ['202-911-0147', 'other', 'phone/invalid'],
    ['+442079460000', 'other', 'phone/invalid'],
    ['416-555-0147', 'other', 'phone/invalid'],
    ['202-555-0147 ext 5', 'other', 'phone/invalid'],
    ['202-555-0147, 202-555-0148', 'other', 'phone/invalid'],
    ['hello', 'other', 'phone/invalid'],
    ['', 'other', 'phone/invalid'],
  ])('%p (%s) is refused: %s', (input, use, code) => {
    expect(readServiceNumber(input, use, own)).toMatchObject({ kind: 'refused', code });
  });
});
