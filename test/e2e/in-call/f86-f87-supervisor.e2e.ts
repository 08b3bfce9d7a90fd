import { Caller } from '../../support/caller.js';
import { Staff } from '../../support/staff.js';
import { Story } from '../../support/story.js';
import { waitFor } from '../../support/wait-for.js';
import { fictionalNumber } from '../../support/website.js';
import { Browser } from './browser.js';
import { Network, type Participant } from './network.js';

describe('a supervisor comes into a talk', () => {
  let story: Story;
  let network: Network;
  let ana: Browser;
  let supervisor: Staff;
  const phone = fictionalNumber();

  beforeAll(async () => {
    story = await Story.begin('PostgreSQL');
    network = new Network(story);
    ana = await Browser.onShift(story, 'ana');
    supervisor = await hired();
  }, 60_000);
  afterAll(() => story?.end());

  /** A manager who has a phone. */
  async function hired(): Promise<Staff> {
    const administrator = await story.staff('admin@ringback.example');
    const account = { email: 'sasha@ringback.example', password: 'a long enough password 7' };
    const roles = ['manager', 'counsellor'];
    const user = await administrator.must<{ id: string }>('POST', '/v1/admin/users', { ...account, name: 'Sasha Lind', roles });
    const { id: routeId } = await story.one<{ id: string }>('select id from route limit 1');
    await administrator.must('POST', '/v1/admin/counsellors', { userId: user.id, phoneNumber: phone, routeIds: [routeId] });
    return Staff.signIn(story.ringback.url, account);
  }

  async function talk(): Promise<{ caller: Caller; callId: string }> {
    await ana.lives(true);
    const caller = await Caller.dials(story, {});
    await ana.accepts();
    await caller.is('talking');
    const { id } = await story.one<{ id: string }>('select id from call where callback_id = $1', [(await caller.callback()).id]);
    return { caller, callId: id };
  }

  async function over({ caller, callId }: { caller: Caller; callId: string }): Promise<void> {
    await caller.hangsUp();
    await caller.ends('talked');
    await waitFor(
      'the outcome to be taken',
      async () => (await ana.staff.send('POST', `/v1/calls/${callId}/disposition`, { disposition: 'reached' })).status === 204,
    );
  }

  const supervise = (callId: string, mode: string) =>
    supervisor.send<{ code?: string; inTheCall?: boolean }>('POST', `/v1/calls/${callId}/supervise`, {
      mode,
      reason: 'First night of a new colleague',
    });
  const seat = (callId: string, label = 'supervisor-1') =>
    waitFor(`${label} in the room`, () => network.participant(callId, label));
  const becomes = (callId: string, mode: Partial<Participant>) =>
    waitFor('the seat to be changed', async () => {
      const now = await network.participant(callId, 'supervisor-1');
      return Object.entries(mode).every(([field, value]) => now?.[field as keyof Participant] === value);
    });

  async function listens(callId: string): Promise<void> {
    expect((await supervise(callId, 'barge')).body).toMatchObject({ mode: 'listen', inTheCall: false });
    await seat(callId);
    await waitFor('the supervisor to be in', async () => (await supervise(callId, 'listen')).body.inTheCall);
  }

  it('listens, whispers to the counsellor only, speaks to both, and leaves (F87)', async () => {
    await story.carrier.declare(phone, { answerAfterSeconds: 1 });
    const one = await talk();
    const counsellor = await seat(one.callId, 'counsellor');
    await listens(one.callId);
    const coaching = { coaching: true, call_sid_to_coach: counsellor.call_sid, end_conference_on_exit: false };
    expect(await seat(one.callId)).toMatchObject({ ...coaching, muted: true });
    expect((await supervise(one.callId, 'whisper')).status).toBe(200);
    await becomes(one.callId, { ...coaching, muted: false });
    expect((await supervise(one.callId, 'barge')).status).toBe(200);
    await becomes(one.callId, { coaching: false, muted: false });
    expect((await supervise(one.callId, 'listen')).status).toBe(200);
    await becomes(one.callId, { coaching: true, muted: true });
    expect((await supervisor.send('DELETE', `/v1/calls/${one.callId}/supervise`)).status).toBe(204);
    await waitFor('the supervisor to be out', async () => (await network.participant(one.callId, 'supervisor-1')) === null);
    expect(await one.caller.is('talking')).toMatchObject({ ended_at: null });
    const heard = await story.rows(`select detail from audit_entry where action = 'call.supervised' and subject_id = $1`, [
      one.callId,
    ]);
    expect(heard.length).toBeGreaterThanOrEqual(4);
    await over(one);
  });

  it('L-202: a session that is locked in the middle of a talk hides the record, and the talk and the notes go on', async () => {
    const one = await talk();
    const { send, must } = { send: ana.staff.send.bind(ana.staff), must: ana.staff.must.bind(ana.staff) };
    const { id: intakeId, person_id: personId } = await story.one<{ id: string; person_id: string }>(
      'select i.id, i.person_id from intake i join call c on c.person_id = i.person_id where c.id = $1',
      [one.callId],
    );
    await story.rows(`update staff_session set last_active_at = now() - interval '15 minutes' where user_id = $1`, [
      ana.staff.userId,
    ]);
    expect(await send('GET', `/v1/people/${personId}`)).toMatchObject({ status: 423, body: { code: 'session/locked' } });
    expect((await send('GET', `/v1/intakes/${intakeId}/notes`)).status).toBe(423);
    const note = `/v1/intakes/${intakeId}/notes/01900000-0000-7000-8000-00000000f202`;
    expect((await send('PUT', note, { version: 0, text: 'Half a sent' })).status).toBe(200);
    await ana.lives(true);
    expect(await seat(one.callId, 'counsellor')).toMatchObject({ muted: false, hold: false });
    expect(await one.caller.is('talking')).toMatchObject({ ended_at: null });
    const { password } = story.ringback.demo.staff.find(({ email }) => email === 'ana@ringback.example')!;
    await must('POST', '/v1/session/proof', { password });
    expect(await ana.staff.get(`/v1/intakes/${intakeId}/notes`)).toMatchObject({ notes: [{ text: 'Half a sent' }] });
    await over(one);
  });

  it('whose voicemail answers is heard by nobody', async () => {
    await story.carrier.declare(phone, { kind: 'voicemail', answerAfterSeconds: 1, says: 'Sasha is not here' });
    const one = await talk();
    expect((await supervise(one.callId, 'barge')).body).toMatchObject({ mode: 'listen' });
    expect(await seat(one.callId)).toMatchObject({ muted: true, coaching: true });
    await story.carrier.hangUp(phone);
    expect(await one.caller.is('talking')).toMatchObject({ ended_at: null });
    await over(one);
  });

  it('cannot whisper while the counsellor is on hold, is told why, and is heard by nobody else (F86: 16027)', async () => {
    await story.carrier.declare(phone, { answerAfterSeconds: 1 });
    const one = await talk();
    await listens(one.callId);
    const { call_sid: counsellorSid } = await seat(one.callId, 'counsellor');
    await network.hold(one.callId, counsellorSid, true);
    expect(await supervise(one.callId, 'whisper')).toMatchObject({ status: 409, body: { code: 'supervise/cannot-coach' } });
    expect(await seat(one.callId)).toMatchObject({ muted: true, coaching: true });
    await network.hold(one.callId, counsellorSid, false);
    expect((await supervise(one.callId, 'whisper')).status).toBe(200);
    await over(one);
  });

  it('cannot whisper to a counsellor who is gone (F86: 16028)', async () => {
    await story.carrier.declare(phone, { answerAfterSeconds: 1 });
    const one = await talk();
    await listens(one.callId);
    await ana.crashes();
    await one.caller.hears('we were cut off');
    expect(await supervise(one.callId, 'whisper')).toMatchObject({ status: 409, body: { code: 'supervise/cannot-coach' } });
    expect(await seat(one.callId)).toMatchObject({ muted: true, coaching: true });
    await ana.loads();
    await ana.accepts();
    await over(one);
  });
});
