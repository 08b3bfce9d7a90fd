import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { dispositionLabels, dispositions, type Disposition } from '../../../src/core/callbacks/attempt-outcomes.js';
import { FinishAttempt } from '../../../src/modules/callbacks/index.js';
import { DispositionsReadModel } from '../../../src/modules/callbacks/settle/dispositions.read-model.js';
import { RecordDisposition } from '../../../src/modules/callbacks/settle/record-disposition.js';
import { PlaceLeg, ReportLeg } from '../../../src/modules/calls/index.js';
import type { StaffPrincipal } from '../../../src/platform/auth/principal.js';
import { dialling, due, offered, onShift, row, type Dialling } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { minutesAfterStart } from '../intake/seeded-rows.js';

let floor: Floor;
let manager: StaffPrincipal;
let call: Dialling;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

/** Monday 10:00 in Washington; a minute later they have talked. */
beforeEach(async () => {
  await floor.reset();
  manager = await floor.rows.staff('Mia', 'manager');
  await onShift(floor, 'Ana');
  call = await dialling(floor, await offered(floor, await due(floor)));
  await floor.use(PlaceLeg).run(call.personLegId);
  floor.clock.at = minutesAfterStart(1);
  for (const state of ['in-progress', 'completed'] as const)
    await floor.use(ReportLeg).run({
      legId: call.personLegId,
      carrierSid: `CA-${call.personLegId}`,
      state,
      sequence: null,
      sipResponseCode: null,
    });
  await floor.use(FinishAttempt).run(call.callId);
});

const listed = async (askedFor: string | null = null, staff = manager) =>
  (await floor.use(DispositionsReadModel).of(call.callId, staff, askedFor)).dispositions;

describe('the outcomes of a call', () => {
  it('each say what they lead to, before one is written', async () => {
    const consequences = (await listed()).map((one) => [one.disposition, one.kind, one.consequence]);
    expect(consequences).toEqual([
      ['reached', 'done', 'We talked: this callback is kept.'],
      ['asked-later', 'retry', 'They asked to be called later: tries again Mon 12:01 Eastern time, attempt 2 of 6.'],
      ['voicemail', 'retry', 'Voicemail: tries again Mon 14:01 Eastern time, attempt 2 of 6.'],
      ['wrong-number', 'needs-decision', expect.stringContaining('a manager decides')],
      ['other-person', 'retry', 'Somebody else answered: tries again Mon 12:01 Eastern time, attempt 2 of 6.'],
      ['hung-up', 'retry', 'They hung up: tries again Tue 11:00-14:00 Eastern time, attempt 2 of 6.'],
      ['do-not-call', 'do-not-call', expect.stringContaining('nobody calls them any more')],
    ]);
    expect((await listed()).map((one) => one.label)).toEqual(dispositions.map((one) => dispositionLabels[one]));
  });

  it.each(dispositions)('lead to just that: %s', async (disposition: Disposition) => {
    const told = (await listed()).find((one) => one.disposition === disposition)!;
    await floor.use(RecordDisposition).run(call.callId, manager, { disposition });
    const callback = await row(floor, 'callback', call.callbackId);
    expect(callback['because']).toBe(told.consequence);
    if (told.callFrom) expect(callback['due_at']).toEqual(new Date(told.callFrom));
  });

  it('take the time that they asked for into account', async () => {
    const [, later] = await listed('2026-11-23T18:30:00-05:00');
    expect(later).toMatchObject({
      callFrom: '2026-11-23T23:30:00.000Z',
      consequence: 'They asked to be called later: calls then, Mon 18:30 Eastern time, attempt 2 of 6.',
    });
    await expect((async () => listed('teatime'))()).rejects.toMatchObject({ code: 'instant/invalid' });
  });

  it('are shown to whoever may write them', async () => {
    const stranger = await floor.rows.staff('Ben', 'counsellor');
    await expect(listed(null, stranger)).rejects.toMatchObject({ kind: 'not-found', code: 'call/unknown' });
    expect(await listed(null, { ...stranger, userId: call.counsellorId })).toHaveLength(dispositions.length);
  });
});
