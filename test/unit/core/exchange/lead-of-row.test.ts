import { describe, expect, it } from '@jest/globals';
import { mapColumns, type LeadColumns } from '../../../../src/core/exchange/lead-columns.js';
import { leadOfRow } from '../../../../src/core/exchange/lead-of-row.js';

const zone = 'America/New_York';
const now = new Date('2026-11-23T15:00:00Z');

function columnsOf(headers: readonly string[], wanted: Record<string, string> = {}): LeadColumns {
  const mapped = mapColumns(headers, wanted);
  if (mapped.kind === 'refused') throw new Error(JSON.stringify(mapped.problems));
  return mapped.columns;
}
function read(row: Readonly<Record<string, string>>) {
  const headers = Object.keys(row);
  const result = leadOfRow(Object.values(row), headers, columnsOf(headers), zone, now);
  if (result.kind === 'refused') throw new Error(JSON.stringify(result.problems));
  return result;
}

describe('mapColumns', () => {
  it('knows how other systems call them, whatever the case, spaces and marks', () => {
    const headers = ['Teléfono', 'First Name', 'E-mail', 'Zip code', 'Shoe size', 'utm_source', 'GCLID'];
    expect(columnsOf(headers)).toEqual({ fields: { phone: 0, firstName: 1, email: 2, zip: 3 }, attribution: [5, 6] });
  });

  it('does as it is told, and leaves no column for two fields', () => {
    expect(columnsOf(['Phone', 'Call this one'], { phone: 'call this one' }).fields).toEqual({ phone: 1 });
    expect(columnsOf(['Phone', 'Name'], { message: 'Name' }).fields).toEqual({ phone: 0, message: 1 });
  });

  it.each<[string, string[], Record<string, string>, string]>([
    ['no phone', ['Name'], {}, 'columns/no-phone'],
    ['a header that is not there', ['Phone'], { name: 'Nombre' }, 'columns/no-such-header'],
    ['a field that leads have not', ['Phone'], { shoe: 'Phone' }, 'columns/unknown-field'],
  ])('says what to do with %s', (_, headers, wanted, code) => {
    expect(mapColumns(headers, wanted)).toMatchObject({ kind: 'refused', problems: [{ code }] });
  });
});

describe('leadOfRow', () => {
  it('makes the body of a lead of the cells', () => {
    const { body, askedAt } = read({
      phone: ' 202-555-0123 ',
      'First Name': 'José',
      'Last Name': "O'Brien",
      message: 'call me; please',
      'for someone else': 'Yes',
      'Created at': '11/21/2026 3:15 PM',
      utm_source: 'fair',
    });
    expect(body).toEqual({
      phone: '202-555-0123',
      name: "José O'Brien",
      message: 'call me; please',
      aboutSomeoneElse: true,
      attribution: { utm_source: 'fair' },
    });
    expect(askedAt).toEqual(new Date('2026-11-21T20:15:00Z'));
  });

  it('takes back the quote mark that a report of ours put before a number (B-024)', () => {
    expect(read({ phone: "'+12025550123", name: "'Ana'" }).body).toEqual({ phone: '+12025550123', name: "'Ana'" });
  });

  it.each([
    ['neither words nor time', { consent: 'yes' }],
    ['words without time', { consent: 'yes', 'Consent text': 'v3' }],
    ['time without words', { consent: 'yes', 'Consent at': '2026-11-01' }],
    ['a time that has not come', { consent: 'yes', 'Consent text': 'v3', 'Consent at': '2027-01-01' }],
  ])('B-088 counts a consent with %s as none, and says so', (_, cells) => {
    const { body, notes } = read({ phone: '1', ...cells });
    expect(body.consent).toBeUndefined();
    expect(notes).toContainEqual(expect.objectContaining({ code: 'consent/no-evidence' }));
  });

  it('keeps a consent with its words and its time, of the day it was given', () => {
    const result = read({
      phone: '1',
      consent: 'yes',
      'sms consent': 'no',
      'Consent text': 'v3',
      'Consent at': '2026-11-01T09:00:00Z',
    });
    expect(result.body.consent).toEqual({ call: true, sms: false, textVersion: 'v3' });
    expect(result.consentGivenAt).toEqual(new Date('2026-11-01T09:00:00Z'));
  });

  it('refuses a row whose cells cannot be told apart', () => {
    const result = leadOfRow(['1', 'Ana', 'too', 'many'], ['phone', 'name'], columnsOf(['phone', 'name']), zone, now);
    expect(result).toMatchObject({ kind: 'refused', problems: [{ field: 'row', code: 'row/cells' }] });
  });

  it.each([
    ['2026-11-20', '2026-11-20T05:00:00.000Z'],
    ['2026-11-20 14:05:00', '2026-11-20T19:05:00.000Z'],
    ['2026-11-20T14:05:00+01:00', '2026-11-20T13:05:00.000Z'],
    ['11/20/2026', '2026-11-20T05:00:00.000Z'],
    ['11/20/26', '2026-11-20T05:00:00.000Z'],
  ])('reads the date %s on the clock of the site', (text, iso) => {
    expect(read({ phone: '1', date: text }).askedAt?.toISOString()).toBe(iso);
  });

  it.each(['yesterday', '2031-01-01', '20/11/2026', '0001-01-01', "'; drop table lead"])(
    'leaves out the date %s and says so',
    (text) => {
      const { askedAt, notes } = read({ phone: '1', date: text });
      expect(askedAt).toBeNull();
      expect(notes).toMatchObject([{ field: 'receivedAt', code: 'row/date' }]);
    },
  );
});
