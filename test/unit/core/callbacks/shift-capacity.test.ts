import { describe, expect, test } from '@jest/globals';
import { shiftCapacity, standardShift } from '../../../../src/core/callbacks/shift-capacity.js';
import { freeSlots, slotOf } from '../../../../src/core/callbacks/slots.js';

const talks = (count: number, minutes: number) => Array.from({ length: count }, () => minutes * 60);
const capacity = (counsellorsOfRoute: number, recentTalkSeconds: readonly number[] = [], policy = standardShift) =>
  shiftCapacity({ counsellorsOfRoute, recentTalkSeconds }, policy);

describe('what a shift can do', () => {
  test.each([
    ['nothing measured: the standard', 4, [], { counsellors: 4, minutesPerCall: 15 }],
    ['too little measured', 4, talks(19, 30), { counsellors: 4, minutesPerCall: 15 }],
    ['enough measured', 4, talks(20, 30), { counsellors: 4, minutesPerCall: 30 }],
    ['rounded up', 4, talks(20, 22.1), { counsellors: 4, minutesPerCall: 23 }],
    ['the slow talk counts', 1, [...talks(14, 10), ...talks(6, 40)], { counsellors: 1, minutesPerCall: 40 }],
    ['very short talks', 1, talks(20, 1), { counsellors: 1, minutesPerCall: 5 }],
    ['endless talks', 1, talks(20, 200), { counsellors: 1, minutesPerCall: 60 }],
    ['nobody serves the route yet: somebody will', 0, [], { counsellors: 1, minutesPerCall: 15 }],
  ])('%s', (_, counsellors, seconds, expected) => {
    expect(capacity(counsellors, seconds)).toEqual(expected);
  });

  test('a site that knows how many come is believed', () => {
    expect(capacity(9, [], { ...standardShift, counsellors: 2 })).toMatchObject({ counsellors: 2 });
  });
});

const ten = new Date('2026-03-03T10:00:00-05:00');
const at = (minutes: number) => new Date(ten.getTime() + minutes * 60_000);
const two = { counsellors: 2, minutesPerCall: 15 };

describe('a slot', () => {
  test.each([
    [0, 0],
    [29, 0],
    [30, 30],
    [-1, -30],
  ])('of a call %i minutes after ten begins %i minutes after ten', (minutes, begins) => {
    expect(slotOf(at(minutes), [], two)).toEqual({ from: at(begins), until: at(begins + 30), free: 4 });
  });

  test.each([
    ['two counsellors, 15 minutes', 2, 15, 4],
    ['20 minutes: not half a call', 2, 20, 3],
    ['longer than a slot', 2, 60, 2],
    ['one, 15 minutes', 1, 15, 2],
  ])('has room for what a shift can do: %s', (_, counsellors, minutesPerCall, free) => {
    expect(slotOf(ten, [], { counsellors, minutesPerCall }).free).toBe(free);
  });

  test('is filled by the calls that begin in it', () => {
    expect(slotOf(ten, [at(-1), at(0), at(29), at(30)], two).free).toBe(2);
    expect(slotOf(ten, [at(0), at(1), at(2), at(3), at(4)], two).free).toBe(0);
  });
});

describe('free slots', () => {
  const begins = (from: Date, until: Date, booked: readonly Date[] = []) =>
    freeSlots(from, until, booked, { counsellors: 1, minutesPerCall: 30 }).map(
      (slot) => (slot.from.getTime() - ten.getTime()) / 60_000,
    );

  test('begin on the half hour, from the next one on, and before the end', () => {
    expect(begins(at(0), at(90))).toEqual([0, 30, 60]);
    expect(begins(at(1), at(91))).toEqual([30, 60, 90]);
  });

  test('leave out what is full', () => {
    expect(begins(at(0), at(90), [at(45)])).toEqual([0, 60]);
  });

  test.each([
    ['forward', '2026-03-08T00:00:00-05:00', '2026-03-09T00:00:00-04:00', 46],
    ['back', '2026-11-01T00:00:00-04:00', '2026-11-02T00:00:00-05:00', 50],
  ])('are all different instants on the day when clocks go %s', (_, from, until, count) => {
    const slots = freeSlots(new Date(from), new Date(until), [], two);
    expect(new Set(slots.map((slot) => slot.from.getTime())).size).toBe(count);
  });
});
