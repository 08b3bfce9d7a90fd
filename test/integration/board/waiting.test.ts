import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { JudgePromises } from '../../../src/modules/board/index.js';
import { PromisesReadModel } from '../../../src/modules/board/waiting/promises.read-model.js';
import { WaitingReadModel } from '../../../src/modules/board/waiting/waiting.read-model.js';
import { dialling, due, offered, onShift } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { minutesAfterStart, start } from '../intake/seeded-rows.js';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(() => floor.reset());

/** History is dated by the database; the tests' days are not. */
async function tellSteps(callbackId: string, ...minutes: readonly number[]): Promise<void> {
  for (const [index, minute] of minutes.entries())
    await floor.database.query(
      `update callback_step set at = $2 where id = (select id from callback_step where callback_id = $1 order by id offset $3 limit 1)`,
      [callbackId, minutesAfterStart(minute), index],
    );
}
const move = (callbackId: string, columns: string) =>
  floor.database.query(`update callback set ${columns} where id = $1`, [callbackId]);
const week = { from: '2026-11-20T00:00:00Z', to: '2026-11-27T00:00:00Z' };

describe('why somebody waited', () => {
  it('is told from what was kept: where the callback stood, who was offered it, and who was free', async () => {
    const ana = await onShift(floor, 'Ana', 5, 'on-call');
    await floor.database.query(`delete from presence_step where presence = 'offline'`); // they were made before they came on shift
    const { callbackId, personId } = await due(floor);
    await move(callbackId, `state = 'queued', because = 'Waiting for a counsellor'`);
    await floor.database.query(`update counsellor set presence = 'available', presence_since = $2 where id = $1`, [
      ana,
      minutesAfterStart(6),
    ]);
    const entry = { id: uuid(), callback_id: callbackId, person_id: personId, route_id: floor.rows.routeId, urgency: 'standard' };
    await floor.rows.insert('queue_entry', { ...entry, state: 'waiting', arrived_at: start, deadline_at: minutesAfterStart(5) });
    const offer = { id: uuid(), queue_entry_id: entry.id, counsellor_id: ana, why: '{}', expires_at: minutesAfterStart(9) };
    const declined = {
      state: 'declined',
      end_reason: 'I know them',
      offered_at: minutesAfterStart(7),
      ended_at: minutesAfterStart(8),
    };
    await floor.rows.insert('offer', { ...offer, ...declined });
    await tellSteps(callbackId, 0, 1);
    floor.clock.at = minutesAfterStart(10);
    const { segments, promises } = await floor.use(WaitingReadModel).of(callbackId);
    expect(segments.map(({ seconds, cause, sentence }) => [seconds, cause, sentence])).toEqual([
      [60, 'our-fault', 'As soon as possible.'],
      [300, 'everyone-busy', '1 counsellor on shift, all busy.'],
      [60, 'others-first', 'Others were ahead in line; 1 counsellor free.'],
      [60, 'not-taken', 'Offered to Ana, who declined: I know them.'],
      [120, 'others-first', 'Others were ahead in line; 1 counsellor free.'],
    ]);
    expect(promises).toMatchObject([{ verdict: 'open', rungAt: null }]);
  });

  it('is the carrier’s doing while it rings nobody', async () => {
    const { callbackId } = await due(floor);
    await move(callbackId, `state = 'queued', because = 'Waiting for a counsellor'`);
    await tellSteps(callbackId, 0, 0);
    const alert = {
      id: uuid(),
      kind: 'carrier-down',
      subject_type: 'carrier',
      subject_id: uuid(),
      sentence: 'The carrier is down',
    };
    await floor.rows.insert('alert', { ...alert, raised_at: minutesAfterStart(2), acknowledged_at: minutesAfterStart(4) });
    floor.clock.at = minutesAfterStart(5);
    const { segments } = await floor.use(WaitingReadModel).of(callbackId);
    expect(segments.map(({ seconds, cause }) => [seconds, cause])).toEqual([
      [120, 'nobody-on-shift'],
      [120, 'carrier-down'],
      [60, 'nobody-on-shift'],
    ]);
  });

  it('of nobody is not found', async () => {
    await expect(floor.use(WaitingReadModel).of(uuid())).rejects.toMatchObject({ kind: 'not-found', code: 'callback/unknown' });
  });
});

describe('a promise', () => {
  const ids = ({ callbackId, personId }: { callbackId: string; personId: string }) => ({ callbackId, personId });
  const told = async () =>
    (
      await floor.database.query<{ payload: object }>(
        `select payload from outbox_message where name = 'PromiseJudged' order by id`,
      )
    ).map(({ payload }) => payload);

  it('is kept when their phone rings in time, whoever looks how often', async () => {
    await onShift(floor, 'Ana');
    const call = await dialling(floor, await offered(floor, await due(floor)));
    await tellSteps(call.callbackId, 0, 0, 0);
    const judge = () => floor.use(JudgePromises).run(call.callbackId);
    await Promise.all([judge(), judge()]);
    expect(await floor.database.query('select verdict, cause from promise_verdict')).toEqual([{ verdict: 'kept', cause: null }]);
    expect(await told()).toEqual([{ ...ids(call), verdict: 'kept' }]);
  });

  it('that was broken is told once, also when it is judged anew after the call that came too late', async () => {
    await onShift(floor, 'Ana');
    const entry = await due(floor);
    floor.clock.at = minutesAfterStart(20);
    for (let look = 0; look < 2; look++) {
      await floor.use(JudgePromises).run(entry.callbackId);
      await floor.use(JudgePromises).explain(entry.callbackId);
    }
    expect(await told()).toEqual([{ ...ids(entry), verdict: 'late' }]);
  });

  it('that ran out is late by its cause, and counted; the sweep finds it', async () => {
    const { callbackId } = await due(floor);
    await move(callbackId, `state = 'queued', because = 'Waiting for a counsellor'`);
    await tellSteps(callbackId, 0, 0);
    expect(await floor.use(PromisesReadModel).of(week)).toMatchObject({ open: 1, kept: 0, late: 0, keptRate: null });
    expect(await floor.use(JudgePromises).overdue()).toEqual([]);
    floor.clock.at = minutesAfterStart(20);
    await floor.use(JudgePromises).run(callbackId);
    expect(await floor.use(PromisesReadModel).of(week)).toMatchObject({ open: 1, late: 0 });
    expect(await floor.use(JudgePromises).overdue()).toEqual([{ id: callbackId }]);
    await floor.use(JudgePromises).explain(callbackId);
    expect(await floor.use(PromisesReadModel).of(week)).toMatchObject({
      open: 0,
      late: 1,
      keptRate: 0,
      lateBy: [{ cause: 'nobody on shift', count: 1, medianLateSeconds: 600 }],
    });
  });

  it('that was written by hand, finer than a millisecond, does not stay open beside its verdict', async () => {
    const { callbackId } = await due(floor);
    await move(callbackId, `promised_by = promised_by + interval '7 microseconds'`);
    floor.clock.at = minutesAfterStart(20);
    await floor.use(JudgePromises).explain(callbackId);
    expect(await floor.use(JudgePromises).overdue()).toEqual([]);
  });

  it('is not looked at again by the scheduling that gave it', async () => {
    const { callbackId } = await due(floor);
    floor.clock.at = minutesAfterStart(20);
    await floor.use(JudgePromises).promised(callbackId);
    expect(await floor.use(PromisesReadModel).of(week)).toMatchObject({ open: 1, late: 0 });
  });

  it('that was replaced in time is released, and the new one counts for itself', async () => {
    const { callbackId } = await due(floor);
    await move(
      callbackId,
      `window_start = '${minutesAfterStart(60).toISOString()}', promised_by = '${minutesAfterStart(65).toISOString()}'`,
    );
    await tellSteps(callbackId, 0, 4);
    floor.clock.at = minutesAfterStart(30);
    await floor.use(JudgePromises).promised(callbackId);
    const verdicts = await floor.database.query('select promised_by, verdict from promise_verdict order by promised_by');
    expect(verdicts).toEqual([
      { promised_by: minutesAfterStart(10), verdict: 'released' },
      { promised_by: minutesAfterStart(65), verdict: 'open' },
    ]);
  });

  it('is not counted outside the period asked for, which must be one', async () => {
    await due(floor);
    expect(await floor.use(PromisesReadModel).of(week)).toMatchObject({ open: 1 });
    expect(await floor.use(PromisesReadModel).of({ ...week, siteId: uuid() })).toMatchObject({ open: 0 });
    const wrong = floor.use(PromisesReadModel).of({ from: week.to, to: week.from });
    await expect(wrong).rejects.toMatchObject({ kind: 'invalid', code: 'promises/period' });
  });
});
