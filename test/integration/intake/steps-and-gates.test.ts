import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AdvanceIntakeDto } from '../../../src/contracts/intake.dto.js';
import { RaiseAlert } from '../../../src/modules/alerts/index.js';
import { TakeOver } from '../../../src/modules/callbacks/by-staff/take-over.js';
import { AdvanceIntake } from '../../../src/modules/intake/advance-intake.js';
import { SetAside } from '../../../src/modules/intake/aside/set-aside.js';
import { WriteFacts } from '../../../src/modules/intake/facts/write-facts.js';
import { OverrideStore } from '../../../src/modules/intake/gates/override.store.js';
import { ReviewOverride } from '../../../src/modules/intake/gates/review-override.js';
import { EndAside, IntakeReactions, TakeOverIntakes, WatchFollowUps, WatchSteps } from '../../../src/modules/intake/index.js';
import { IntakesReadModel } from '../../../src/modules/intake/intakes.read-model.js';
import { AssignIntake } from '../../../src/modules/intake/owner/assign-intake.js';
import type { StaffPrincipal } from '../../../src/platform/auth/principal.js';
import type { Database } from '../../../src/platform/database/database.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { minutesAfterStart, type SeededPerson } from './seeded-rows.js';

let floor: Floor;
let database: Database;
let person: SeededPerson;
let dana: StaffPrincipal;
let ben: StaffPrincipal;
let manager: StaffPrincipal;
let admin: StaffPrincipal;

const talked = { spokeWith: 'self', safeToTalk: true };

beforeAll(async () => {
  floor = await openFloor();
  ({ database } = floor);
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  floor.clock.at = minutesAfterStart(0);
  dana = await floor.rows.staff('Dana', 'counsellor');
  ben = await floor.rows.staff('Ben', 'counsellor');
  manager = await floor.rows.staff('Morgan', 'manager');
  admin = await floor.rows.staff('Ada', 'admin');
  person = await floor.rows.person();
});

const advance = (staff: StaffPrincipal, to: AdvanceIntakeDto['to'], more: Partial<AdvanceIntakeDto> = {}) =>
  floor.use(AdvanceIntake).run(person.intakeId, staff, { to, ...more });
const contacted = () => advance(dana, 'contacted', { facts: talked });
const shown = () => floor.use(IntakesReadModel).one(person.intakeId);
const alerts = () =>
  database.query<{ kind: string; acknowledged_at: Date | null }>('select kind, acknowledged_at from alert order by raised_at');
const openAlerts = async () => (await alerts()).filter(({ acknowledged_at }) => acknowledged_at === null).map(({ kind }) => kind);
const danger = () =>
  database.transaction((tx) =>
    floor.use(RaiseAlert).run(tx, {
      siteId: floor.rows.siteId,
      kind: 'crisis-text',
      subjectType: 'person',
      subjectId: person.personId,
      sentence: 'Words of danger',
      at: floor.clock.at,
    }),
  );
const minutes = (count: number) => minutesAfterStart(count);
const aside = (kind: 'hold' | 'snooze', until: Date, staff = dana) =>
  floor.use(SetAside).run(person.intakeId, { kind, until: until.toISOString(), reason: 'She is at work' }, staff);
const events = async () =>
  (await database.query<{ name: string }>('select name from outbox_message order by id')).map(({ name }) => name);

describe('a step that is set aside', () => {
  it('on hold is due later by as much as the hold is long, and says so; when it is over the next step counts again', async () => {
    await contacted(); // due after an hour
    const answer = await aside('hold', minutes(600));
    expect(answer).toMatchObject({ clock: 'stops', nextStepDueAt: minutes(660).toISOString() });
    expect(await shown()).toMatchObject({ nextStepDueAt: minutes(660), setAside: { kind: 'hold', reason: 'She is at work' } });
    expect(await floor.use(EndAside).over()).toEqual([]);
    floor.clock.at = minutes(601);
    expect(await floor.use(EndAside).over()).toEqual([{ id: person.intakeId }]);
    await floor.use(EndAside).wake(person.intakeId);
    await floor.use(EndAside).wake(person.intakeId);
    expect(await shown()).toMatchObject({ setAside: null, nextStepDueAt: minutes(660), nextStep: expect.any(String) });
    expect((await events()).filter((name) => name === 'IntakeWoken')).toHaveLength(1);
  });

  it('on hold ended early gives back the time that was not used', async () => {
    await contacted();
    await aside('hold', minutes(600));
    floor.clock.at = minutes(100);
    await floor.use(EndAside).byHand(person.intakeId, dana);
    expect(await shown()).toMatchObject({ setAside: null, nextStepDueAt: minutes(160) });
    await expect(floor.use(EndAside).byHand(person.intakeId, dana)).rejects.toMatchObject({ code: 'intake/not-set-aside' });
  });

  it('snoozed stays due, leaves the list of today, and comes back to it when it is late', async () => {
    await contacted();
    const today = async () => (await floor.use(IntakesReadModel).list({ limit: 50, due: 'today' }, dana)).items.length;
    expect(await today()).toBe(1);
    expect(await aside('snooze', minutes(200))).toMatchObject({ clock: 'runs-on', nextStepDueAt: minutes(60).toISOString() });
    expect(await today()).toBe(0);
    floor.clock.at = minutes(61);
    expect(await today()).toBe(1);
    expect(await floor.use(WatchSteps).late()).toEqual([{ id: person.intakeId }]);
  });

  it('is never longer than the stage allows, nor twice at once, nor before the first talk', async () => {
    await expect(aside('hold', minutes(60))).rejects.toMatchObject({ code: 'intake/not-set-aside-here' });
    await contacted();
    await expect(aside('hold', minutes(25 * 60))).rejects.toMatchObject({
      kind: 'invalid',
      code: 'intake/aside-too-long',
      options: { extra: { latest: minutes(24 * 60).toISOString() } },
    });
    await aside('snooze', minutes(60));
    await expect(aside('hold', minutes(60))).rejects.toMatchObject({ code: 'intake/set-aside-already' });
  });

  it('promise 6: never while a sign of danger is open, and danger that comes in ends it', async () => {
    await contacted();
    await aside('hold', minutes(600));
    await danger();
    expect(await floor.use(EndAside).over()).toEqual([{ id: person.intakeId }]);
    await floor.use(EndAside).wake(person.intakeId);
    expect(await shown()).toMatchObject({
      setAside: null,
      nextStepDueAt: minutes(60),
      blockers: [{ code: 'intake/danger-open' }],
    });
    await expect(aside('snooze', minutes(30), manager)).rejects.toMatchObject({ kind: 'conflict', code: 'intake/danger-open' });
  });

  it('ends with the stage', async () => {
    await contacted();
    await aside('hold', minutes(600));
    await advance(dana, 'screening', { facts: { screeningAgreed: true } });
    expect(await shown()).toMatchObject({ setAside: null, nextStepDueAt: minutes(60) });
  });
});

describe('whose the next step is', () => {
  const give = (staff: StaffPrincipal, to: { userId?: string; team?: 'managers' | 'counsellors' }) =>
    floor.use(AssignIntake).run(person.intakeId, { ...to, reason: 'Her shift ends' }, staff);

  it('changes hands by its owner or a manager, and stays due', async () => {
    await contacted();
    await expect(give(ben, { userId: ben.userId })).rejects.toMatchObject({ kind: 'forbidden', code: 'intake/not-yours' });
    await give(dana, { team: 'counsellors' });
    await give(ben, { userId: ben.userId });
    expect(await shown()).toMatchObject({ ownerName: 'Ben', ownerTeam: null, nextStepDueAt: minutes(60) });
    await give(manager, { userId: dana.userId });
    expect(await shown()).toMatchObject({ ownerName: 'Dana' });
    await expect(give(manager, {})).rejects.toMatchObject({ code: 'intake/owner' });
    await database.query('update staff_user set active = false where id = $1', [ben.userId]);
    await expect(give(manager, { userId: ben.userId })).rejects.toMatchObject({ code: 'intake/owner' });
  });

  it('falls to the managers when its owner has left', async () => {
    await contacted();
    await database.query('update staff_user set active = false where id = $1', [dana.userId]);
    expect(await floor.use(WatchSteps).late()).toEqual([{ id: person.intakeId }]);
    await floor.use(WatchSteps).tell(person.intakeId);
    expect(await shown()).toMatchObject({ ownerUserId: null, ownerTeam: 'managers', nextStepDueAt: minutes(60) });
    expect(await floor.use(WatchSteps).late()).toEqual([]);
    expect(await alerts()).toEqual([]);
  });

  it('late, is told a manager once for each due time, and falls to the managers when its owner is away', async () => {
    await contacted();
    await database.query(`update counsellor set presence = 'available' where id = $1`, [dana.userId]);
    expect(await floor.use(WatchSteps).late()).toEqual([]);
    floor.clock.at = minutes(61);
    await floor.use(WatchSteps).tell(person.intakeId);
    await floor.use(WatchSteps).tell(person.intakeId);
    expect(await openAlerts()).toEqual(['intake-overdue']);
    expect(await shown()).toMatchObject({ ownerName: 'Dana', overdue: true });
    expect(await floor.use(WatchSteps).late()).toEqual([]);
    await advance(dana, 'screening', { facts: { screeningAgreed: true } }); // done: nobody need look any more
    expect(await openAlerts()).toEqual([]);
    floor.clock.at = minutes(200);
    await database.query(`update counsellor set presence = 'offline' where id = $1`, [dana.userId]);
    for (const { id } of await floor.use(WatchSteps).late()) await floor.use(WatchSteps).tell(id);
    expect(await shown()).toMatchObject({ ownerTeam: 'managers' });
    expect(await openAlerts()).toEqual(['intake-overdue']);
  });

  it('goes with the rest when a manager takes over what somebody owned', async () => {
    await contacted();
    await floor.use(TakeOver).run({ counsellorId: dana.userId, to: ben.userId, reason: 'She is ill' }, manager);
    const [event] = await database.query<{ payload: { counsellorId: string; to: string } }>(
      `select payload from outbox_message where name = 'WorkTakenOver'`,
    );
    await floor.use(TakeOverIntakes).run(event!.payload);
    expect(await shown()).toMatchObject({ ownerName: 'Ben' });
    await floor.use(TakeOverIntakes).run({ counsellorId: ben.userId, to: null });
    expect(await shown()).toMatchObject({ ownerUserId: null, ownerTeam: 'counsellors' });
  });

  it('finds what is due by stage, owner, team and site', async () => {
    await contacted();
    await floor.rows.person('+12025550141');
    const found = async (query: object) => (await floor.use(IntakesReadModel).list({ limit: 50, ...query }, dana)).items.length;
    expect(await found({ due: 'today' })).toBe(2);
    expect(await found({ due: 'today', owner: 'me' })).toBe(1);
    expect(await found({ due: 'today', owner: 'queue' })).toBe(1);
    expect(await found({ due: 'today', site: floor.rows.siteId, stage: 'contacted' })).toBe(1);
    expect(await found({ due: 'today', site: person.personId })).toBe(0);
    expect(await found({ due: 'overdue' })).toBe(0);
    floor.clock.at = minutes(61);
    expect(await found({ due: 'overdue' })).toBe(2);
  });
});

describe('an emergency', () => {
  const over = { emergencySigns: 'seizure', emergencyTold: '911, Tampa Fire Rescue', emergencyOutcome: 'taken to hospital' };

  it('is known to supervisors at once, ends what was set aside, and goes back to where it began with its outcome', async () => {
    await contacted();
    await aside('hold', minutes(600));
    await advance(ben, 'emergency');
    expect(await openAlerts()).toEqual(['intake-emergency']);
    expect(await shown()).toMatchObject({
      stage: 'emergency',
      stageBefore: 'contacted',
      setAside: null,
      moves: [{ to: 'contacted' }],
    });
    await expect(advance(manager, 'closed', { facts: { closeReason: 'deceased', toldBy: 'x' } })).rejects.toMatchObject({
      code: 'intake/not-allowed',
    });
    await expect(advance(ben, 'contacted')).rejects.toMatchObject({ code: 'intake/missing-facts' });
    await advance(ben, 'contacted', { facts: over });
    expect(await shown()).toMatchObject({ stage: 'contacted', stageBefore: null, nextStepDueAt: minutes(60) });
    expect(await openAlerts()).toEqual([]);
    expect(await events()).toContain('EmergencyBegan');
  });

  it('begins when somebody who is on the way writes words of danger; before the first talk the urgent callback is the next step', async () => {
    await floor.use(IntakeReactions).onFlagRaised(person);
    expect(await shown()).toMatchObject({ stage: 'inquiry' });
    await contacted();
    await floor.use(IntakeReactions).onFlagRaised(person);
    await floor.use(IntakeReactions).onFlagRaised(person);
    expect(await shown()).toMatchObject({ stage: 'emergency', stageBefore: 'contacted', ownerName: 'Dana' });
    expect((await shown()).history).toHaveLength(3);
  });
});

describe('closing', () => {
  it('promise 6: nobody closes while a sign of danger is open', async () => {
    await contacted();
    await danger();
    const close = () => advance(manager, 'closed', { facts: { closeReason: 'information-only' } });
    await expect(close()).rejects.toMatchObject({
      kind: 'conflict',
      code: 'intake/danger-open',
      options: { extra: { blockers: [{ code: 'intake/danger-open' }] } },
    });
    await database.query('update alert set acknowledged_at = now()');
    await close();
    expect(await shown()).toMatchObject({ stage: 'closed' });
  });

  it('promise 6: no timer gives up somebody in danger who left no number: a manager decides', async () => {
    const ended = { state: 'cancelled', ended_at: minutes(9), because: 'They left no number.' } as const;
    const callbackId = await floor.rows.callback(person, { ...ended, phone_number_id: null });
    await database.query('delete from phone_number');
    await danger();
    await floor.use(IntakeReactions).onCallbackEnded({ callbackId });
    expect(await shown()).toMatchObject({
      stage: 'inquiry',
      ownerTeam: 'managers',
      nextStep: expect.stringContaining('Decide how to go on'),
    });
  });

  it('as unreachable only when no call is planned any more', async () => {
    const callbackId = await floor.rows.callback(person);
    const close = () => advance(dana, 'closed', { facts: { closeReason: 'unreachable' } });
    await expect(close()).rejects.toMatchObject({ code: 'intake/plan-not-over' });
    await database.query(`update callback set state = 'needs-decision', owner_user_id = $2 where id = $1`, [
      callbackId,
      manager.userId,
    ]);
    await close();
    expect(await shown()).toMatchObject({ closeReason: 'unreachable' });
  });

  it('not ready, follow-up agreed: on that day a manager hears of it, once, unless they asked again themselves', async () => {
    await contacted();
    await advance(dana, 'closed', { facts: { closeReason: 'not-ready-follow-up', followUpOn: '2026-11-26' } });
    expect(await floor.use(WatchFollowUps).due()).toEqual([]);
    floor.clock.at = new Date('2026-11-26T04:00:00Z'); // still the day before in New York
    expect(await floor.use(WatchFollowUps).due()).toEqual([]);
    floor.clock.at = new Date('2026-11-26T05:00:00Z');
    expect(await floor.use(WatchFollowUps).due()).toEqual([{ id: person.intakeId }]);
    await floor.use(WatchFollowUps).alert(person.intakeId);
    await floor.use(WatchFollowUps).alert(person.intakeId);
    expect(await openAlerts()).toEqual(['follow-up-due']);
    expect(await floor.use(WatchFollowUps).due()).toEqual([]);
  });
});

describe('an opened gate', () => {
  it('is listed until somebody else has looked at it', async () => {
    await advance(manager, 'contacted', { override: true, reason: 'The line broke off' });
    const [override] = await floor.use(OverrideStore).list(database, false);
    expect(override).toMatchObject({
      to: 'contacted',
      leftOpen: ['spokeWith', 'safeToTalk'],
      reason: 'The line broke off',
      byName: 'Morgan',
      reviewedAt: null,
    });
    const review = (by: StaffPrincipal) => floor.use(ReviewOverride).run(override!.id, 'They called back', by);
    await expect(review(manager)).rejects.toMatchObject({ kind: 'forbidden', code: 'override/own' });
    await review(admin);
    await expect(review(admin)).rejects.toMatchObject({ code: 'override/reviewed-already' });
    expect(await floor.use(OverrideStore).list(database, false)).toEqual([]);
    expect(await floor.use(OverrideStore).list(database, true)).toMatchObject([{ reviewNote: 'They called back' }]);
  });
});

describe('facts of any track', () => {
  const write = (staff: StaffPrincipal, facts: Record<string, unknown>, seen?: Record<string, unknown>) =>
    floor.use(WriteFacts).run(person.intakeId, { facts, ...(seen && { seen }) }, staff);

  it('are written beside the stage, with who wrote them; two at once get both versions (B-150)', async () => {
    await contacted();
    await write(dana, { payer: 'Aetna', coverageConsent: true });
    expect(await shown()).toMatchObject({
      stage: 'contacted',
      facts: { ...talked, payer: 'Aetna' },
      nextStepDueAt: minutes(60),
      tracks: [{ track: 'safety' }, { track: 'clinical', state: 'not-begun' }, { track: 'payment', state: 'going-on' }],
    });
    expect((await shown()).history.at(-1)).toMatchObject({
      from: 'contacted',
      to: 'contacted',
      byName: 'Dana',
      facts: { payer: 'Aetna' },
    });
    await expect(write(ben, { payer: 'Cigna' })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'intake/facts-changed',
      options: { extra: { conflicts: [{ field: 'payer', theirs: 'Aetna', yours: 'Cigna' }] } },
    });
    await write(ben, { payer: 'Cigna' }, { payer: 'Aetna' });
    expect(await shown()).toMatchObject({ facts: { payer: 'Cigna' } });
    await expect(write(manager, { levelOfCare: '3.7' })).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'intake/clinical-fact',
    });
  });

  it('the database refuses an open intake without a next step, a due time or an owner', async () => {
    for (const change of ['next_step = null', 'next_step_due_at = null', 'owner_team = null, owner_user_id = null'])
      await expect(database.query(`update intake set ${change}`)).rejects.toMatchObject({ constraint: 'intake_never_forgotten' });
  });
});
