import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { readPhoneNumber } from '../../../../src/core/people/phone-number.js';

const ownNumbers = ['+18885550123', '+13055550199'];
const read = (input: string) => readPhoneNumber(input, ownNumbers);

describe('accepted', () => {
  test.each([
    ['B-004 fictional numbers are ordinary numbers', '+12025550147', '+12025550147'],
    ['national', '202-555-0147', '+12025550147'],
    ['with 1 in front', '1 (202) 555.0147', '+12025550147'],
    ['with words around it', 'cell: 202-555-0147', '+12025550147'],
    ['pasted with a line break', '\t202 555 0147\n', '+12025550147'],
    ['B-007 Arabic-Indic digits', '٢٠٢٥٥٥٠١٤٧', '+12025550147'],
    ['B-007 Persian digits', '۲۰۲۵۵۵۰۱۴۷', '+12025550147'],
    ['B-007 full-width digits', '＋１２０２５５５０１４７', '+12025550147'],
    ['B-009 bidi and zero-width characters', '\u202e202\u200b555\u20690147\u202c', '+12025550147'],
    ['letters of the keypad', '202-555-CALL', '+12025552255'],
    ['Puerto Rico is the United States', '787-555-0147', '+17875550147'],
    ['Guam', '671-555-0147', '+16715550147'],
    ['U.S. Virgin Islands', '340-555-0147', '+13405550147'],
    ['American Samoa', '684-555-0147', '+16845550147'],
    ['Northern Mariana Islands', '670-555-0147', '+16705550147'],
    ['an area code newer than the metadata', '924-555-0147', '+19245550147'],
  ])('%s', (_, input, e164) => {
    expect(read(input)).toEqual({ kind: 'accepted', e164, extension: null, automaticCalls: true, whyNotAutomatic: null });
  });

  test.each([
    ['212-555-0100 ext. 12', '12'],
    ['212-555-0100x5', '5'],
    ['tel:+12125550100;ext=5', '5'],
    ['212-555-0100 extensión 9', '9'],
  ])('B-005 an extension is kept apart and dialled by a person: %s', (input, extension) => {
    const decision = read(input);
    expect(decision).toMatchObject({ kind: 'accepted', e164: '+12125550100', extension, automaticCalls: false });
    expect(decision).toHaveProperty('whyNotAutomatic', `This number has extension ${extension}: a person dials it.`);
  });

  test.each([
    ['+44 20 7946 0958', '+442079460958'],
    ['011 44 (0)20 7946 0958', '+442079460958'],
    ['+1 416 555 0147', '+14165550147'],
    ['+1 876 555 0147', '+18765550147'],
  ])('B-011 a foreign number is left to a person: %s', (input, e164) => {
    expect(read(input)).toMatchObject({
      e164,
      automaticCalls: false,
      whyNotAutomatic: 'This number is outside the United States: a person decides.',
    });
  });
});

describe('refused', () => {
  test.each([
    ['B-001', '123', 'phone/invalid'],
    ['B-001 empty', '', 'phone/invalid'],
    ['B-001 letters', 'please call me', 'phone/invalid'],
    ['no area code', '555-0147', 'phone/invalid'],
    ['B-002', '911', 'phone/not-callable'],
    ['B-002 spelled', '9-1-1', 'phone/not-callable'],
    ['B-002 in a sentence', 'call 911', 'phone/not-callable'],
    ['B-002', '988', 'phone/not-callable'],
    ['B-002', '933', 'phone/not-callable'],
    ['B-002 N11', '411', 'phone/not-callable'],
    ['B-002 poison control', '1-800-222-1222', 'phone/not-callable'],
    ['B-002 toll-free', '844-555-0100', 'phone/not-callable'],
    ['B-002 toll-free in letters', '1-800-555-HELP', 'phone/not-callable'],
    ['B-002 toll-free abroad', '+33 800 123 456', 'phone/not-callable'],
    ['B-002 universal toll-free', '+800 1234 5678', 'phone/not-callable'],
    ['B-002 our own hotline', '888-555-0123', 'phone/not-callable'],
    ['B-002 our own line', '(305) 555-0199', 'phone/not-callable'],
    ['directory assistance', '202-555-1212', 'phone/not-callable'],
    ['B-003', '+1 900 555 0100', 'phone/premium'],
    ['B-003 976 as an exchange', '212-976-0100', 'phone/premium'],
    ['B-003 976 as an area code', '976-555-0100', 'phone/premium'],
    ['B-003 personal number', '500-555-0100', 'phone/premium'],
    ['B-003 personal number', '533-555-0100', 'phone/premium'],
    ['B-003 premium abroad', '+44 900 123 4567', 'phone/premium'],
    ['B-003 satellite network', '+882 16 123456', 'phone/premium'],
    ['B-004', '555-555-5555', 'phone/invalid'],
    ['B-004', '000-000-0000', 'phone/invalid'],
    ['an exchange that cannot be', '202-911-0100', 'phone/invalid'],
    ['B-006', '212-555-0100, 212-555-0101', 'phone/several'],
    ['B-006', '212-555-0100 / 2125550101', 'phone/several'],
    ['B-006', '2125550100 or 2125550101', 'phone/several'],
    ['B-006 on two lines', '212-555-0100\n212-555-0101', 'phone/several'],
    ['B-006 side by side', '212-555-0100 2125550101', 'phone/several'],
    ['no digit is dropped', '202-555-0147 / 0148', 'phone/invalid'],
    ['no digit is dropped', '202-555-0147 after 9', 'phone/invalid'],
    ['the letter O for a zero would ring a stranger', '202 555 O147', 'phone/invalid'],
    ['B-008 NUL', '202\u0000555-0147', 'phone/characters'],
    ['B-009 control character', '202\u0007555-0147', 'phone/characters'],
    ['ten thousand digits', '2'.repeat(10_000), 'phone/invalid'],
  ])('%s: %j', (_, input, code) => {
    const decision = read(input);
    expect(decision).toMatchObject({ kind: 'refused', code });
    expect(decision).toHaveProperty('message', expect.stringMatching(/^[A-Z].*\.$/));
  });
});

const lineNumber = fc.stringMatching(/^[2-9]\d{6}$/);
const layouts = ['+1%', '1%', '%', '(%', '+1 % x7', '\u200b%', '% '] as const;

test('a field full of punctuation is read in a moment', () => {
  for (const piece of ['+(-(+-+ )(2.348.(9', '(1-', '1 ext', '1 ', '((', '1/']) {
    const started = performance.now();
    read(piece.repeat(250 / piece.length));
    expect(performance.now() - started).toBeLessThan(100);
  }
});

test('B-002, B-003: whatever the layout, a number that costs extra or is toll-free is never accepted', () => {
  const areaCode = fc.constantFrom(
    '900',
    '976',
    '500',
    '521',
    '533',
    '544',
    '566',
    '577',
    '588',
    '800',
    '833',
    '844',
    '855',
    '866',
    '877',
    '888',
  );
  fc.assert(
    fc.property(areaCode, lineNumber, fc.constantFrom(...layouts), (area, line, layout) => {
      expect(read(layout.replace('%', area + line)).kind).toBe('refused');
    }),
    { numRuns: 200 },
  );
});

test('B-002: emergency and service codes are never accepted, however they are punctuated', () => {
  const code = fc.constantFrom('911', '988', '933', '211', '311', '411', '511', '611', '711', '811');
  fc.assert(
    fc.property(code, fc.constantFrom('', '1', '+1 '), fc.constantFrom('', '-', ' ', '.'), (digits, prefix, between) => {
      expect(read(prefix + digits.split('').join(between)).kind).toBe('refused');
    }),
  );
});

const odd = fc.constantFrom(...Array.from('0123456789+()-. ;,/#xeot٣７०\u0000\u200b\u202e\ud800😀é'));

test('any text gets an answer, and what is accepted is accepted again unchanged', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: odd, maxLength: 40 }), fc.stringMatching(/^[+\d ().-]{7,18}$/)), (input) => {
      const decision = read(input);
      if (decision.kind === 'accepted') expect(read(decision.e164)).toMatchObject({ kind: 'accepted', e164: decision.e164 });
    }),
    { numRuns: 100 },
  );
});
