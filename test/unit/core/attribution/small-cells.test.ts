import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { publishCells, smallestCell } from '../../../../src/core/attribution/small-cells.js';

const cells = (...counts: number[]) => counts.map((count, index) => ({ name: `c${index}`, count }));
const told = (...counts: number[]) => {
  const { cells: shown, others, total } = publishCells(cells(...counts));
  return { shown: shown.map(({ count }) => count), others, total };
};

describe('counts by campaign (A-101)', () => {
  it.each([
    [[40, 20], { shown: [40, 20], others: 0, total: 60 }],
    [[40, 9, 5], { shown: [40], others: 14, total: 54 }],
    [[40, 20, 10], { shown: [40], others: 30, total: 70 }],
    [[40, 5], { shown: [], others: 45, total: 45 }],
    [[4, 5], { shown: [], others: null, total: null }],
    [[11, 0], { shown: [11], others: 0, total: 11 }],
    [[], { shown: [], others: 0, total: 0 }],
  ])('%j are told as %j', (counts, expected) => {
    expect(told(...counts)).toEqual(expected);
  });

  it('never tell, by themselves or as a difference, of fewer than eleven', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 12 }), (counts) => {
        const { shown, others, total } = told(...counts);
        expect(shown.every((count) => count >= smallestCell)).toBe(true);
        const sum = counts.reduce((a, b) => a + b, 0);
        const listed = shown.reduce((a, b) => a + b, 0);
        if (total === null) return expect(others).toBeNull();
        expect(total).toBe(sum);
        const hidden = counts.filter((count) => count > 0).length - shown.length;
        expect(total - listed).toBe(others);
        // What is hidden is several campaigns, and enough people.
        if (hidden > 0) expect(others! >= smallestCell && hidden >= 2).toBe(true);
      }),
    );
  });
});
