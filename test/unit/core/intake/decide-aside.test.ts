import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { stageTable } from '../../../../src/core/intake/stage-table.js';
import { stages, type Stage } from '../../../../src/core/intake/stages.js';
import {
  asideKinds,
  decideAside,
  dueAfterHold,
  type AsideFacts,
  type AsideKind,
} from '../../../../src/core/intake/work/decide-aside.js';

const at = new Date('2026-03-02T12:00:00Z');
const hoursLater = (hours: number) => new Date(at.getTime() + hours * 3_600_000);

function decide(kind: AsideKind, stage: Stage, hours: number, more: Partial<AsideFacts> = {}) {
  return decideAside(kind, hoursLater(hours), { stage, dueAt: hoursLater(1), danger: { alerts: 0, flags: [] }, ...more }, at);
}

test('on hold the clock stops: what was left of the time is left afterwards, and the answer says so', () => {
  expect(decide('hold', 'screening', 24)).toEqual({
    kind: 'set-aside',
    clock: 'stops',
    dueAt: hoursLater(25),
    sentence: 'The clock stops until 2026-03-03T12:00:00.000Z; the next step is then due at 2026-03-03T13:00:00.000Z.',
  });
  expect(decide('hold', 'screening', 24, { dueAt: hoursLater(-3) })).toMatchObject({ dueAt: hoursLater(24) });
});

test('in a snooze the clock runs on', () => {
  const answer = decide('snooze', 'screening', 3);
  expect(answer).toMatchObject({ clock: 'runs-on', dueAt: hoursLater(1) });
  expect(answer).toHaveProperty('sentence', expect.stringContaining('The clock runs on'));
});

test.each<[string, ReturnType<typeof decide>, string]>([
  [
    'while a sign of danger is open',
    decide('snooze', 'screening', 1, { danger: { alerts: 1, flags: [] } }),
    'intake/danger-open',
  ],
  [
    'while a sign of danger is open (hold)',
    decide('hold', 'screening', 1, { danger: { alerts: 2, flags: [] } }),
    'intake/danger-open',
  ],
  ['over an orange flag', decide('snooze', 'screening', 1, { danger: { alerts: 0, flags: ['orange'] } }), 'intake/flag-open'],
  ['in an emergency', decide('snooze', 'emergency', 1), 'intake/not-set-aside-here'],
  ['before the first talk', decide('hold', 'attempting', 1), 'intake/not-set-aside-here'],
  ['a hold of somebody on the waiting list', decide('hold', 'waitlisted', 1), 'intake/clock-does-not-stop'],
  ['into the past', decide('hold', 'screening', -1), 'intake/aside-in-the-past'],
  ['for longer than the stage allows', decide('hold', 'contacted', 25), 'intake/aside-too-long'],
  ['a snooze for longer than the stage allows', decide('snooze', 'contacted', 5), 'intake/aside-too-long'],
])('is refused %s', (_, decision, code) => {
  expect(decision).toMatchObject({ kind: 'refused', code });
  expect(decision).toHaveProperty('message', expect.stringMatching(/\.$/));
});

test('never longer than the limit, and a hold takes no time away from anybody', () => {
  const hours = fc.double({ min: -50, max: 400, noNaN: true });
  fc.assert(
    fc.property(fc.constantFrom(...asideKinds), fc.constantFrom(...stages), hours, hours, (kind, stage, long, due) => {
      const decision = decide(kind, stage, long, { dueAt: hoursLater(due) });
      if (decision.kind === 'refused') return;
      const limit = stageTable[stage].setAside!;
      expect(long).toBeLessThanOrEqual(kind === 'hold' ? limit.holdHours : limit.snoozeHours);
      if (kind === 'snooze') expect(decision.dueAt).toEqual(hoursLater(due));
      else
        expect(decision.dueAt.getTime() - hoursLater(long).getTime()).toBe(Math.max(0, hoursLater(due).getTime() - at.getTime()));
    }),
  );
});

test('a hold that ends early gives back the time that it did not use', () => {
  expect(dueAfterHold(hoursLater(2), at, hoursLater(5))).toEqual(hoursLater(7));
});
