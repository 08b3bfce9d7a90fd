import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { delimiterOf } from '../../../../src/core/exchange/delimiter.js';
import { safeCell, withoutGuard } from '../../../../src/core/exchange/safe-cell.js';

const unquoted = (cell: string) => cell.slice(1, -1).replaceAll('""', '"');

describe('safeCell (B-024)', () => {
  it.each([
    ['=HYPERLINK("http://x.example","y")'],
    ['+12025550123'],
    ['-2+3'],
    ['@SUM(A1)'],
    ['\t=1'],
    ['\r=1'],
    ['\n=1'],
    [' =1'],
    ['\ufeff=1'],
    ['＝1'],
    ['＋1'],
    ['－1'],
    ['＠SUM'],
  ])('puts a quote mark before %j, and takes it off again', (text) => {
    expect(safeCell(text)[1]).toBe("'");
    expect(withoutGuard(unquoted(safeCell(text)))).toBe(text);
  });

  it.each(['Ana', '2025550123', "O'Brien", '李小龙', '<script>', '{{7*7}}', "'; DROP TABLE lead --"])(
    'leaves %s as it is',
    (text) => {
      expect(safeCell(text)).toBe(`"${text}"`);
      expect(withoutGuard(text)).toBe(text);
    },
  );

  it('keeps every text in its own cell', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const cell = safeCell(text);
        expect(cell.slice(1, -1).replaceAll('""', '')).not.toContain('"');
        expect(unquoted(cell).replace(/^'/, '')).toBe(text.replace(/^'/, ''));
      }),
    );
  });
});

describe('delimiterOf', () => {
  it.each([
    ['phone,name\n1;2;3;4', ','],
    ['phone;name,first;zip\n', ';'],
    ['phone\tname\n', '\t'],
    ['"a,b,c";d;e\r\n', ';'],
    ['"a\n,,,,";b', ';'],
    ['phone', ','],
  ])('%j is separated by %j', (head, expected) => {
    expect(delimiterOf(head)).toBe(expected);
  });
});
