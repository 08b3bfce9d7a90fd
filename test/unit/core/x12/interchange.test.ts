import { describe, expect, it, test } from '@jest/globals';
import * as fc from 'fast-check';
import { elementOf, elementsOf, readInterchange } from '../../../../src/core/x12/read-interchange.js';
import { writeInterchange, type InterchangeHead, type WrittenSegment } from '../../../../src/core/x12/write-interchange.js';
import { x12Text } from '../../../../src/core/x12/x12-text.js';

const head: InterchangeHead = {
  senderId: 'RINGBACK',
  receiverId: 'HOUSE',
  at: new Date('2026-11-30T14:05:00Z'),
  control: 42,
  usage: 'T',
  group: 'HS',
  set: '270',
  version: '005010X279A1',
};
const written = writeInterchange(head, [
  ['BHT', '0022', '13', 'A1'],
  ['EQ', ['30', 'MH']],
  ['NM1', 'PR', '', 'X', '', ''],
]);

it('writes ISA by place, counts what it wrote, and leaves empty ends away', () => {
  expect(written).toBe(
    [
      'ISA*00*          *00*          *ZZ*RINGBACK       *ZZ*HOUSE          *261130*1405*^*00501*000000042*0*T*:',
      'GS*HS*RINGBACK*HOUSE*20261130*1405*1*X*005010X279A1',
      'ST*270*0001*005010X279A1',
      'BHT*0022*13*A1',
      'EQ*30^MH',
      'NM1*PR**X',
      'SE*5*0001',
      'GE*1*1',
      'IEA*1*000000042',
      '',
    ].join('~'),
  );
});

it('never lets a value pass for a separator', () => {
  expect(() => writeInterchange(head, [['NM1', 'A*B']])).toThrow('separator');
  expect(() => writeInterchange(head, [['EQ', ['30', 'M~H']]])).toThrow('separator');
});

test.each([
  ['José  O’Brien-Núñez', 'JOSE O BRIEN-NUNEZ'],
  ['Łukasz Øst', 'LUKASZ OST'],
  ['a*b^c:d~e', 'A B C D E'],
  ['李', ''],
  [' \r\n ', ''],
])('%j stands in an element as %j', (value, text) => {
  expect(x12Text(value, 60)).toBe(text);
});

describe('reading', () => {
  it('takes whatever separators an interchange names, and line breaks between segments', () => {
    const other = written.replaceAll('*', '|').replaceAll('^', '!').replaceAll(':', '>').replaceAll('~', '\n\r\n');
    const read = readInterchange(other);
    expect(read).toMatchObject({ kind: 'read', transactions: [{ set: '270' }] });
    if (read.kind !== 'read') return;
    const [bht, eq] = read.transactions[0]!.segments;
    expect([elementOf(bht!, 3), elementsOf(eq!, 1), elementOf(eq!, 9)]).toEqual(['A1', ['30', 'MH'], '']);
  });

  test.each<[string, string]>([
    ['a web page', '<!doctype html><title>Maintenance</title>'],
    ['nothing', ''],
    ['half of it', written.slice(0, written.length / 2)],
    ['without its end', written.replace('IEA*1*000000042~', '')],
    ['with the end of another', written.replace('IEA*1*000000042', 'IEA*1*000000043')],
    ['with a wrong count', written.replace('SE*5', 'SE*6')],
    ['with a transaction that does not end', written.replace('SE*5*0001~', '')],
    ['with an end of another transaction', written.replace('SE*5*0001', 'SE*5*0002')],
    ['with a transaction inside another', written.replace('EQ*30^MH', 'ST*270*0001')],
    ['with letters as separators', `ISA${'A'.repeat(200)}`],
    ['a rejection of the interchange', written.replace('GS*HS', 'TA1*000000042*261130*1405*R*018~GS*HS')],
  ])('believes nothing of %s', (_, text) => {
    expect(readInterchange(text)).toMatchObject({ kind: 'broken' });
  });
});

const value = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => x12Text(text, 20));
const segment = fc
  .tuple(
    fc.constantFrom('NM1', 'REF', 'MSG', 'EB'),
    fc.array(fc.oneof(value, fc.array(value.filter(Boolean), { minLength: 2, maxLength: 3 })), { maxLength: 6 }),
  )
  .map(([id, elements]) => [id, ...elements] as WrittenSegment);

it('what is written is read as it was, whatever it says', () => {
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 12 }), (body) => {
      const read = readInterchange(writeInterchange(head, body));
      if (read.kind !== 'read') throw new Error(read.why);
      const [transaction] = read.transactions;
      expect(transaction!.segments.map(({ id }) => id)).toEqual(body.map(([id]) => id));
      for (const [index, [, ...elements]] of body.entries())
        for (const [place, element] of elements.entries()) {
          const values = typeof element === 'string' ? [element].filter(Boolean) : element;
          expect(elementsOf(transaction!.segments[index]!, place + 1)).toEqual(values);
        }
    }),
  );
});

it('nothing that comes breaks it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat({ max: 400 }), (noise, at) => {
      readInterchange(noise);
      readInterchange(written.slice(0, at) + noise + written.slice(at));
    }),
  );
});
