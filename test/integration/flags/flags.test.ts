import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import { raiseFlags, type RaisedFlag } from '../../../src/core/flags/raise-flags.js';
import { openAlerts } from '../../../src/modules/alerts/index.js';
import { FinishAttempt } from '../../../src/modules/callbacks/index.js';
import { RecordDisposition } from '../../../src/modules/callbacks/settle/record-disposition.js';
import { PlaceLeg, ReportLeg } from '../../../src/modules/calls/index.js';
import { HoldPerson } from '../../../src/modules/calls/in-call/hold-person.js';
import { WatchFlags } from '../../../src/modules/flags/alarms/watch-flags.js';
import { DealWithFlag } from '../../../src/modules/flags/deal-with-flag.js';
import { SetDuty } from '../../../src/modules/flags/duty/set-duty.js';
import { CloseEmergency } from '../../../src/modules/flags/emergency/close-emergency.js';
import { ReviewEmergencies } from '../../../src/modules/flags/emergency/review-emergencies.js';
import { flagLevelOf, FlagsModule, openFlags, RaiseFlags } from '../../../src/modules/flags/index.js';
import { IntakeModule } from '../../../src/modules/intake/index.js';
import { MergePersons } from '../../../src/modules/intake/merge/merge-persons.js';
import { UndoMerge } from '../../../src/modules/intake/merge/undo-merge.js';
import { CallbacksModule } from '../../../src/modules/callbacks/index.js';
import type { StaffPrincipal } from '../../../src/platform/auth/principal.js';
import { EventLog } from '../../../src/platform/outbox/event-log.js';
import { dialling, due, offered, onShift, row, type Dialling } from '../calls/floor-steps.js';
import { minutesAfterStart as minutes, type SeededPerson } from '../intake/seeded-rows.js';
import { openModules, type OpenedModules } from '../platform/opened-modules.js';

let floor: OpenedModules;
let maria: SeededPerson;
let dana: StaffPrincipal;
let manager: StaffPrincipal;
let vega: StaffPrincipal;

beforeAll(async () => {
  floor = await openModules(FlagsModule, CallbacksModule, IntakeModule);
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  maria = await floor.rows.person();
  dana = await floor.rows.staff('Dana', 'counsellor');
  manager = await floor.rows.staff('Mia', 'manager');
  vega = await floor.rows.staff('Dr Vega', 'clinician');
});

const from = (answers: Readonly<Record<string, string>>) =>
  raiseFlags(Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, [value]]))).raised;
const red = () => from({ 'not-waking': 'yes' });
const orange = () => from({ 'past-seizure': 'yes' });
const raise = (raised: readonly RaisedFlag[], { intakeId, personId } = maria) =>
  floor.database.transaction((tx) =>
    floor
      .use(RaiseFlags)
      .run(tx, { intakeId, personId, siteId: floor.rows.siteId, raisedBy: dana.userId, at: floor.clock.at }, raised),
  );
const open = async ({ intakeId } = maria) =>
  (await openFlags(floor.database, intakeId)).map(({ level, rule }) => `${level} ${rule}`);
const level = ({ intakeId } = maria) => flagLevelOf(floor.database, intakeId);
const flagId = async () => (await openFlags(floor.database, maria.intakeId))[0]!.id;
const alarms = async () =>
  (await openAlerts(floor.database)).filter(({ kind }) => kind !== 'emergency-review').map(({ kind }) => kind);
const look = async (atMinutes: number) => {
  floor.clock.at = minutes(atMinutes);
  await floor.use(WatchFlags).look();
  return alarms();
};
const seen = () => floor.database.query('update alert set acknowledged_at = raised_at, acknowledged_by = $1', [manager.userId]);
const handle = (outcome: 'emergency-services-called' | 'clinician-talked' | 'reviewed', by = dana, id?: string) =>
  flagId().then((first) => floor.use(DealWithFlag).handle(id ?? first, { outcome }, by));

describe('a red flag (I-6)', () => {
  it('and its alarm are there together, in the log that every console reads, without a queue', async () => {
    const log = new EventLog(floor.database);
    const before = await log.now();
    await raise(red());
    expect(await open()).toEqual(['red not-waking']);
    expect(await alarms()).toEqual(['flag-red']);
    let events = await log.readAfter(before);
    // A transaction of another test's database may be older: the log waits for it.
    while (events.length === 0) events = await setTimeout(20).then(() => log.readAfter(before));
    expect(events.map(({ name }) => name)).toEqual(['AlertRaised', 'ClinicalFlagRaised']);
    const [waiting] = await floor.database.query<{ count: string }>(
      'select count(*) from outbox_message where published_at is null',
    );
    expect(waiting!.count).toBe('0'); // nothing of it has to be carried by the queue
  });

  it('of a process that dies before its commit leaves neither flag nor alarm', async () => {
    const dying = floor.database.transaction(async (tx) => {
      const { intakeId, personId } = maria;
      const about = { intakeId, personId, siteId: floor.rows.siteId, raisedBy: null, at: floor.clock.at };
      await floor.use(RaiseFlags).run(tx, about, red());
      await tx.query('select pg_terminate_backend(pg_backend_pid())');
    });
    await expect(dying).rejects.toThrow();
    expect([await open(), await alarms()]).toEqual([[], []]);
  });

  it('that stands silent, whatever happened, is sounded by whichever process looks next', async () => {
    await raise(red());
    await floor.database.query('delete from alert');
    expect(await look(0)).toEqual(['flag-red']);
    expect(await look(0)).toEqual(['flag-red']);
  });

  it('sounds within ten seconds by a timer of every process, since nobody calls the watch here', async () => {
    await raise(red());
    await floor.database.query('delete from alert');
    const began = Date.now();
    while ((await alarms()).length === 0 && Date.now() - began < 10_000) await setTimeout(100);
    expect(await alarms()).toEqual(['flag-red']);
  }, 12_000);

  it('that was seen, while nobody did anything, sounds again after a minute', async () => {
    await raise(red());
    await seen();
    expect(await look(0.9)).toEqual([]);
    expect(await look(1.1)).toEqual(['flag-red']);
    await handle('emergency-services-called');
    expect(await alarms()).toEqual([]);
    expect(await look(9)).toEqual([]);
  });

  it('is raised once, rises with new answers, and keeps its level when it was dealt with', async () => {
    await raise(red());
    await raise(red());
    expect(await open()).toEqual(['red not-waking']);
    await handle('emergency-services-called');
    await raise(red());
    expect([await open(), await level()]).toEqual([[], 'red']);
    await raise([{ ...red()[0]!, because: { 'not-waking': ['yes'], place: ['another day'] } }]);
    expect(await open()).toEqual(['red not-waking']);
  });
});

describe('wrap-up while somebody is in danger', () => {
  let call: Dialling;
  beforeEach(async () => {
    await floor.reset();
    manager = await floor.rows.staff('Mia', 'manager');
    dana = await floor.rows.staff('Dana', 'counsellor');
    await onShift(floor, 'Ana');
    call = await dialling(floor, await offered(floor, await due(floor)));
    await floor.use(PlaceLeg).run(call.personLegId);
    const [callback] = await floor.database.query<{ intake_id: string; person_id: string; phone_number_id: string }>(
      'select intake_id, person_id, phone_number_id from callback where id = $1',
      [call.callbackId],
    );
    maria = { intakeId: callback!.intake_id, personId: callback!.person_id, phoneNumberId: callback!.phone_number_id };
  });

  const report = (state: 'in-progress' | 'completed') => {
    const facts = { carrierSid: `CA-${call.personLegId}`, sequence: null, sipResponseCode: null };
    return floor.use(ReportLeg).run({ ...facts, legId: call.personLegId, state });
  };
  const writeOutcome = () => floor.use(RecordDisposition).run(call.callId, manager, { disposition: 'reached' });

  it('is refused with what to do, and goes on once somebody said what was done', async () => {
    await report('in-progress');
    await raise(red());
    await report('completed');
    await floor.use(FinishAttempt).run(call.callId);
    await expect(writeOutcome()).rejects.toMatchObject({
      kind: 'conflict',
      code: 'flag/red-open',
      message:
        'This call cannot be wrapped up while somebody is in danger. They cannot be woken. Say first what was done about it.',
      options: { extra: { flagId: await flagId() } },
    });
    await handle('emergency-services-called');
    await writeOutcome();
    expect(await row(floor, 'call', call.callId)).toMatchObject({ disposition: 'reached' });
  });

  it('is refused too when the danger is of somebody for whom they call', async () => {
    await report('in-progress');
    const son = await floor.rows.person('+12025550161');
    await floor.database.query('update intake_party set person_id = $2 where intake_id = $1', [son.intakeId, maria.personId]);
    await raise(red(), son);
    await report('completed');
    await floor.use(FinishAttempt).run(call.callId);
    await expect(writeOutcome()).rejects.toMatchObject({ code: 'flag/red-open' });
  });

  it('and nobody in danger is put on hold', async () => {
    await report('in-progress');
    await raise(red());
    await expect(floor.use(HoldPerson).run(call.callId, manager, true)).rejects.toMatchObject({ code: 'flag/red-open' });
  });

  it('is not held up by an orange flag', async () => {
    await report('in-progress');
    await raise(orange());
    await report('completed');
    await floor.use(FinishAttempt).run(call.callId);
    await expect(writeOutcome()).resolves.toBeUndefined();
  });
});

describe('an orange flag (B-111)', () => {
  const onDuty = () => floor.use(SetDuty).run({ userId: vega.userId, until: minutes(120).toISOString() }, vega);

  it('is the task of a clinician for 15 minutes, then of the medical director', async () => {
    await onDuty();
    await raise(orange());
    expect(await alarms()).toEqual(['flag-orange']);
    expect(await row(floor, 'flag', await flagId())).toMatchObject({ due_at: minutes(15), escalated_at: null });
    expect(await look(14)).toEqual(['flag-orange']);
    expect(await look(15)).toEqual(['flag-orange', 'flag-medical-director']);
    expect(await row(floor, 'flag', await flagId())).toMatchObject({ escalated_at: minutes(15) });
  });

  it('goes to the medical director at once when no clinician is on duty, and again every 15 minutes', async () => {
    await raise(orange());
    expect(await alarms()).toEqual(['flag-medical-director']);
    await seen();
    expect(await look(14)).toEqual([]);
    expect(await look(16)).toEqual(['flag-medical-director']);
  });

  it('is dealt with by a clinician only', async () => {
    await raise(orange());
    for (const other of [dana, manager]) await expect(handle('reviewed', other)).rejects.toMatchObject({ kind: 'forbidden' });
    await handle('clinician-talked', vega);
    expect([await open(), await alarms(), await level()]).toEqual([[], [], 'orange']);
  });

  it('knows duty that always ends, of clinicians only, set by themselves or a manager', async () => {
    const duty = (userId: string, until: Date, by: StaffPrincipal) =>
      floor.use(SetDuty).run({ userId, until: until.toISOString() }, by);
    await expect((async () => duty(vega.userId, minutes(60 * 25), vega))()).rejects.toMatchObject({ code: 'duty/times' });
    await expect((async () => duty(vega.userId, minutes(-1), vega))()).rejects.toMatchObject({ code: 'duty/times' });
    await expect((async () => duty(dana.userId, minutes(60), manager))()).rejects.toMatchObject({ code: 'duty/not-a-clinician' });
    const other = await floor.rows.staff('Dr Wu', 'clinician');
    await expect((async () => duty(vega.userId, minutes(60), other))()).rejects.toMatchObject({ code: 'duty/others' });
    await duty(vega.userId, minutes(60), manager);
  });
});

describe('lowering (B-108)', () => {
  const lower = async (by: StaffPrincipal, to: 'orange' | 'yellow' | 'none' = 'none', reason = 'I talked with her') =>
    floor.use(DealWithFlag).lower(await flagId(), { to, reason }, by);

  it('is refused to a counsellor, a manager and without a reason, and nothing has changed', async () => {
    await raise(red());
    for (const other of [dana, manager])
      await expect(lower(other)).rejects.toMatchObject({ kind: 'forbidden', code: 'flag/clinician-only' });
    await expect(lower(vega, 'none', ' ')).rejects.toMatchObject({ kind: 'invalid', code: 'flag/no-reason' });
    expect([await open(), await alarms()]).toEqual([['red not-waking'], ['flag-red']]);
  });

  it('is kept with who, why and to what, ends the alarm, and does not rise again from the same answers', async () => {
    await raise(red());
    await lower(vega, 'yellow');
    expect([await open(), await alarms(), await level()]).toEqual([[], [], 'yellow']);
    await raise(red());
    expect(await open()).toEqual([]);
    expect(await floor.database.query(`select user_id, action, detail from audit_entry where action = 'flag.lowered'`)).toEqual([
      { user_id: vega.userId, action: 'flag.lowered', detail: { from: 'red', to: 'yellow' } },
    ]);
  });

  it('happens once', async () => {
    await raise(red());
    const id = await flagId();
    await lower(vega);
    await expect(floor.use(DealWithFlag).lower(id, { to: 'none', reason: 'again' }, vega)).rejects.toMatchObject({
      code: 'flag/over',
    });
    await expect(floor.use(DealWithFlag).handle(uuid(), { outcome: 'reviewed' }, vega)).rejects.toMatchObject({
      code: 'flag/unknown',
    });
  });
});

describe('persons who turn out to be one', () => {
  it('stand at the higher level, and each at their own again when the merge is undone', async () => {
    const sam = await floor.rows.person('+12025550148');
    await raise(orange());
    await raise(red(), sam);
    const { mergeId } = await floor.use(MergePersons).run(maria.personId, { into: sam.personId, reason: 'One card' }, manager);
    const kept = (await floor.database.query<{ id: string }>('select id from intake where ended_at is null'))[0]!.id;
    const both = { ...maria, intakeId: kept };
    expect([await level(both), (await open(both)).sort()]).toEqual(['red', ['orange past-withdrawal-seizure', 'red not-waking']]);
    await floor.use(UndoMerge).run(mergeId, 'Two sisters', manager);
    expect([await level(maria), await level(sam)]).toEqual(['orange', 'red']);
  });
});

describe('the record of an emergency (L-109)', () => {
  const full = {
    recipientName: 'Sam Ortiz',
    recipientAffiliation: 'Hillsborough Fire Rescue',
    discloserName: 'Dana',
    disclosedAt: minutes(0).toISOString(),
    nature: 'Not waking',
  };
  const record = async () => (await floor.database.query<{ id: string }>('select id from emergency_disclosure'))[0]!.id;

  it('is opened once for several signs of one emergency', async () => {
    await raise([...red(), ...from({ 'blue-lips': 'yes' })]);
    expect(await floor.database.query('select intake_id, review_due_at, closed_at from emergency_disclosure')).toEqual([
      { intake_id: maria.intakeId, review_due_at: new Date('2026-11-25T04:59:59.999Z'), closed_at: null },
    ]);
  });

  it('is not closed with less than all of 2.51(c), and reviewed only when it is closed', async () => {
    await raise(red());
    const id = await record();
    const close = (written: Partial<typeof full>) => floor.use(CloseEmergency).run(id, written, dana);
    for (const field of Object.keys(full))
      await expect((async () => close({ ...full, [field]: '' }))()).rejects.toMatchObject({
        kind: 'invalid',
        code: 'emergency/incomplete',
        options: { errors: [{ field }] },
      });
    await expect(floor.use(ReviewEmergencies).run(id, manager)).rejects.toMatchObject({ code: 'emergency/open' });
    await close(full);
    await expect(close(full)).rejects.toMatchObject({ code: 'emergency/closed' });
    await floor.use(ReviewEmergencies).run(id, manager);
    expect(await row(floor, 'emergency_disclosure', id)).toMatchObject({
      recipient_name: 'Sam Ortiz',
      closed_by: dana.userId,
      reviewed_by: manager.userId,
    });
  });

  it('that nobody reviewed within a business day alarms supervisors until it is', async () => {
    await raise(red());
    const id = await record();
    floor.clock.at = new Date('2026-11-25T05:00:00Z');
    await floor.use(WatchFlags).look();
    const overdue = async () => (await openAlerts(floor.database)).filter(({ kind }) => kind === 'emergency-review').length;
    expect(await overdue()).toBe(1);
    await floor.use(CloseEmergency).run(id, { nothingDisclosedBecause: 'Her mother dialled 911 herself' }, dana);
    await floor.use(ReviewEmergencies).run(id, manager);
    expect(await overdue()).toBe(0);
  });
});
