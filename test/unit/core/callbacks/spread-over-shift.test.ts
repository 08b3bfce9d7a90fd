import { describe, expect, test } from '@jest/globals';
import { spreadOverShift } from '../../../../src/core/callbacks/spread-over-shift.js';
import { after, many, opening, spread, waiting } from './waiting-steps.js';

describe('many who wait for the same opening', () => {
  test.each([
    [1, [0, 15, 30, 45, 60]],
    [2, [0, 0, 15, 15, 30]],
    [5, [0, 0, 0, 0, 0]],
    [0, [0, 15, 30, 45, 60]],
  ])('are called as many at once as there are counsellors: %i', (counsellors, minutes) => {
    expect(spread(many(5), counsellors)).toEqual(minutes);
  });

  test('are called as fast as a shift can talk', () => {
    expect(spread(many(3), 1, [], 7)).toEqual([0, 7, 14]);
  });

  test('nobody waits: nobody is placed', () => {
    expect(spreadOverShift([], opening, [opening], { counsellors: 1, minutesPerCall: 15 })).toEqual([]);
  });

  test('whoever waits longest is first, and among equals the lower id', () => {
    expect(spread([waiting({ ago: 5 }), waiting({ ago: 90 }), waiting({ ago: 20 })])).toEqual([30, 0, 15]);
    const [a, b, c] = [waiting({ ago: 7, id: 'b' }), waiting({ ago: 7, id: 'a' }), waiting({ ago: 7, id: 'c' })];
    expect(spread([a, b, c])).toEqual([15, 0, 30]);
  });

  test('danger goes before age and before an earlier promise', () => {
    expect(
      spread([waiting({ ago: 500 }), waiting({ ago: 400, promisedBy: after(60) }), waiting({ ago: 1, urgency: 'urgent' })]),
    ).toEqual([30, 15, 0]);
  });

  test('whoever was promised less time goes before age', () => {
    expect(spread([waiting({ ago: 500 }), waiting({ ago: 1, promisedBy: after(20) })])).toEqual([15, 0]);
  });

  test('calls that stand already take their round, whenever in it they begin', () => {
    expect(spread(many(3), 1, [after(0), after(29), after(45)])).toEqual([30, 60, 75]);
    expect(spread(many(3), 2, [after(0), after(29)])).toEqual([0, 15, 30]);
  });

  test('a call that should have begun before counts as one of the first round', () => {
    expect(spread(many(1), 1, [after(-40)])).toEqual([15]);
  });

  test.each([
    [14, [0, 0]],
    [15, [0, 15]],
    [29, [0, 15]],
  ])('a promise within %i minutes', (minutes, expected) => {
    expect(spread(many(2, { promisedBy: after(minutes) }))).toEqual(expected);
  });

  test('a promise that has passed is kept as soon as the line opens', () => {
    expect(spread([waiting(), waiting({ promisedBy: after(-90) })])).toEqual([15, 0]);
  });

  test('more than promises allow: the emptiest rounds take one too many, and the order stays', () => {
    expect(spread(many(5, { promisedBy: after(30) }))).toEqual([0, 0, 15, 15, 30]);
    expect(spread(many(7, { promisedBy: after(15) }), 2, [after(0), after(0), after(0)])).toEqual([0, 0, 15, 15, 15, 15, 15]);
  });
});
