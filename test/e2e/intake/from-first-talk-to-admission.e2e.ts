// Promises 6 and 7: what somebody says in the first talk is heard, and nobody is lost between it and admission.
import { DateTime } from 'luxon';
import { type Staff } from '../../support/staff.js';
import { Story, type Timeline } from '../../support/story.js';
import { waitFor } from '../../support/wait-for.js';
import { fictionalNumber } from '../../support/website.js';

interface Intake {
  stage: string;
  nextStep: string | null;
  blockers: { code: string }[];
}
interface Screening {
  level: string | null;
  screen: { id: string };
}
interface Flags {
  flags: { id: string; level: string }[];
}
interface Appointment {
  id: string;
  intake: { advanced: boolean; why: string | null };
}

let story: Story;
let ana: Staff;
let manager: Staff;
let clinician: Staff;

beforeAll(async () => {
  story = await Story.begin('Redis', { simulatorSpeed: 20 }, { wires: true });
  [ana, manager, clinician] = await Promise.all([
    story.onShift('ana'),
    story.staff('morgan@ringback.example'),
    story.staff('casey@ringback.example'),
  ]);
}, 90_000);
afterAll(() => story?.end());

/** Somebody who asked for help on the page and talks with Ana. */
async function talking(talkSeconds: number) {
  const phone = fictionalNumber();
  await story.carrier.declare(phone, { answerAfterSeconds: 3, talkSeconds });
  const lead = await story.website.lead({ phone, name: 'Jamie' });
  const call = await story.callOf(lead.callback.id, 'talking');
  const { person_id: personId, intake_id: intakeId } = await story.one<{ person_id: string; intake_id: string }>(
    'select person_id, intake_id from lead where id = $1',
    [lead.id],
  );
  return { lead, call, personId, intakeId, path: `/v1/intakes/${intakeId}` };
}
const answer = (path: string, questionId: string, value: string) =>
  ana.must<Screening>('POST', `${path}/screening/answers`, { questionId, value, answeredBy: 'person' });
const stage = async (path: string) => (await ana.get<Intake>(path)).stage;
const inStage = (path: string, wanted: string) => waitFor(`stage ${wanted}`, async () => (await stage(path)) === wanted);
const advance = (path: string, to: string, facts: object) => ana.must('POST', `${path}/advance`, { to, facts });
const day = (days: number) => DateTime.now().setZone('America/New_York').plus({ days }).toFormat('yyyy-MM-dd');
/** What they signed: their insurer may be asked. */
const signed = {
  kind: 'part2_named',
  patientName: 'Jamie Vance',
  discloser: 'Willow Creek',
  fields: ['identity', 'coverage'],
  recipient: 'Palm Health',
  purpose: 'verify-benefits',
  saysHowToRevoke: true,
  expiresOn: day(30),
  signature: 'Folder 7',
  signedOn: day(0),
};
const openFlag = async (path: string) => (await ana.get<Flags>(`${path}/flags`)).flags.at(-1)!.id;

it('form, talk, an orange flag, a clinician, the insurer beside it, a bed, a day; they do not come, are chased, and are admitted', async () => {
  const administrator = await story.staff('admin@ringback.example');
  const { id: siteId } = await story.one<{ id: string }>('select id from site');
  const programme = { siteId, name: 'Lakeside', levelOfCare: '3.7', place: '12 Lake Road', languages: ['en'] };
  const { id: programmeId } = await administrator.must<{ id: string }>('POST', '/v1/admin/programmes', programme);
  const board = await administrator.must<{ beds: { id: string }[] }>('POST', `/v1/admin/programmes/${programmeId}/beds`, {
    label: 'A1',
    state: 'open',
  });

  const { call, intakeId, personId, path } = await talking(20);
  await clinician.must('POST', '/v1/clinical-duty', {
    userId: clinician.userId,
    until: DateTime.utc().plus({ hours: 8 }).toISO(),
  });
  await answer(path, 'not-waking', 'no');
  expect(await answer(path, 'past-seizure', 'yes')).toMatchObject({ level: 'orange' });
  await story.callOf(
    (await story.one<{ callback_id: string }>('select callback_id from call where id = $1', [call.id])).callback_id,
    'ended',
  );
  await ana.must('POST', `/v1/calls/${call.id}/disposition`, { disposition: 'reached', note: 'Wants to come in.' });
  await inStage(path, 'contacted');

  // The insurer is asked meanwhile, once they have signed; nothing else waits for the answer.
  const insured = { firstName: 'Jamie', lastName: 'Vance', birthDate: '1990-02-03' };
  const question = { way: 'phone', payer: { name: 'Palm Health' }, memberId: 'PALM1001', patient: insured };
  const asked = await ana.must<{ id: string; state: string }>('POST', `${path}/benefits`, question);
  expect(asked.state).toBe('waiting-for-consent');
  await ana.must('POST', `/v1/people/${personId}/part2-consents`, signed);

  await advance(path, 'screening', { screeningAgreed: true });
  const seen = { substances: 'Wine, a bottle a day', lastUse: 'this morning', personLocation: 'Albany', personState: 'NY' };
  await advance(path, 'clinical-review', seen);
  const ratings = { '1': 3, '2': 1, '3': 2, '4': 3, '5': 2 };
  const decision = { edition: '4', outcome: 'approved', level: '3.7', ratings, text: 'A seizure before: medical management' };
  await clinician.must('POST', `${path}/decisions`, decision);

  const hold = await ana.must<{ id: string }>('POST', `/v1/beds/${board.beds[0]!.id}/holds`, { intakeId });
  const localTime = DateTime.now().setZone('America/New_York').plus({ days: 1 }).toFormat("yyyy-MM-dd'T'10:00");
  const agreed = { intakeId, programmeId, holdId: hold.id, localTime, transport: 'Their sister drives' };
  expect(await ana.send('POST', '/v1/appointments', agreed)).toMatchObject({
    status: 409,
    body: { code: 'intake/flag-open', detail: expect.stringContaining('a clinician has to deal with it first') },
  });
  const flag = await openFlag(path);
  expect((await ana.send('POST', `/v1/flags/${flag}/handle`, { outcome: 'clinician-talked' })).status).toBe(403);
  await clinician.must('POST', `/v1/flags/${flag}/handle`, { outcome: 'clinician-talked', note: 'Do not stop suddenly' });
  const made = await ana.must<Appointment>('POST', '/v1/appointments', agreed);
  expect(made.intake.advanced).toBe(true);
  expect(await stage(path)).toBe('scheduled');

  // The hour after the agreed time has passed.
  const missedAt = new Date(Date.now() - 61 * 60_000);
  await story.rows('update appointment set starts_at = $2 where id = $1', [made.id, missedAt]);
  await story.rows(`update intake set facts = jsonb_set(facts, '{arrivalAt}', to_jsonb($2::text)) where id = $1`, [
    intakeId,
    missedAt.toISOString(),
  ]);
  await inStage(path, 'no-show');
  const chased = () => story.rows(`select from callback where person_id = $1 and origin = 'follow-up'`, [personId]);
  await waitFor('them to be chased', async () => (await chased()).length === 1);

  const moved = await ana.must<Appointment>('POST', `/v1/appointments/${made.id}/move`, {
    localTime,
    reason: 'The car broke down',
  });
  expect(moved.intake.advanced).toBe(true);
  const came = await ana.must<Appointment>('POST', `/v1/appointments/${moved.id}/arrived`, { facilityContact: 'Nurse Kim' });
  expect(came.intake).toMatchObject({ advanced: true });
  await advance(path, 'admitted', { admittedAt: new Date().toISOString() });

  const asking = await waitFor('the question to be asked', async () => {
    const shown = await ana.get<{ state: string }>(`/v1/benefits/${asked.id}`);
    return shown.state === 'asked' ? shown : null;
  });
  expect(asking.state).toBe('asked');
  await ana.must('POST', `/v1/benefits/${asked.id}/begin`);
  const said = { active: true, copayCents: 2500, saidBy: 'Lee', referenceNumber: 'R-77' };
  expect(await ana.must('POST', `/v1/benefits/${asked.id}/phone-answer`, said)).toMatchObject({ state: 'answered' });

  const { items } = await ana.get<Timeline>(`/v1/people/${personId}/timeline`);
  expect(items.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining([
      'flag-raised',
      'flag-handled',
      'benefits-asked',
      'bed-held',
      'appointment-missed',
      'appointment-arrived',
    ]),
  );
}, 120_000);

it('a red answer during a call, while the queue backend is down: supervisors know within ten seconds, and nobody wraps up over it', async () => {
  const { call, path } = await talking(10);
  story.wires!.queue!.cut();
  const asked = Date.now();
  expect(await answer(path, 'not-waking', 'yes')).toMatchObject({ level: 'red', screen: { id: 'where' } });
  const alarm = await waitFor('the alarm', async () => {
    const { alerts } = await manager.get<{ alerts: { kind: string }[] }>('/v1/alerts');
    return alerts.find(({ kind }) => kind === 'flag-red') ?? null;
  });
  expect(alarm).toMatchObject({ kind: 'flag-red' });
  expect(Date.now() - asked).toBeLessThan(10_000);
  story.wires!.queue!.mend();

  await waitFor(
    'the call to end',
    async () => (await story.one('select ended_at from call where id = $1', [call.id]))['ended_at'],
  );
  const wrapUp = () => ana.send('POST', `/v1/calls/${call.id}/disposition`, { disposition: 'reached' });
  expect(await wrapUp()).toMatchObject({ status: 409, body: { code: 'flag/red-open' } });
  await ana.must('POST', `/v1/flags/${await openFlag(path)}/handle`, { outcome: 'emergency-services-called' });
  expect((await wrapUp()).status).toBeLessThan(300);
}, 120_000);

it('a referral is followed until they have arrived elsewhere: three places, their choice, a warm hand-over, a call the day after', async () => {
  const { call, intakeId, personId, path } = await talking(5);
  await waitFor(
    'the call to end',
    async () => (await story.one('select ended_at from call where id = $1', [call.id]))['ended_at'],
  );
  await ana.must('POST', `/v1/calls/${call.id}/disposition`, { disposition: 'reached' });
  await inStage(path, 'contacted');
  const administrator = await story.staff('admin@ringback.example');
  const place = { name: 'Harbor House', kind: 'private', area: 'Albany', phoneNumber: '202-555-0180', checkedOn: '2026-11-01' };
  await administrator.must('POST', '/v1/admin/referral-places', place);
  const { places } = await ana.get<{ places: { id: string; kind: string }[] }>('/v1/referral-places');
  const offered = { intakeId, placeIds: places.map(({ id }) => id), reason: 'no-bed' };
  const { id } = await ana.must<{ id: string }>('POST', '/v1/referrals', offered);
  await ana.must('POST', `/v1/referrals/${id}/choice`, { placeId: places[0]!.id });
  await ana.must('POST', `/v1/referrals/${id}/steps`, { step: 'warm-hand-over' });
  await ana.must('POST', `/v1/referrals/${id}/steps`, { step: 'accepted', receiver: 'Lee' });
  await story.rows(`update placement_step set due_at = now() where kind = 'referral-follow-up' and intake_id = $1`, [intakeId]);
  const followUp = () => story.rows(`select from callback where person_id = $1 and origin = 'follow-up'`, [personId]);
  await waitFor('somebody to ask whether they arrived', async () => (await followUp()).length === 1);
  await ana.must('POST', `/v1/referrals/${id}/steps`, { step: 'arrived' });
  const { items } = await ana.get<Timeline>(`/v1/people/${personId}/timeline`);
  expect(items.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['referral-accepted', 'referral-arrived']));
}, 60_000);

it('leaves nothing that breaks a promise', async () => {
  expect(await story.violations()).toEqual([]);
});
