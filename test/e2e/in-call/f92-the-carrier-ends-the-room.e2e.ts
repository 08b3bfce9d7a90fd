// F92: the carrier ends the room in the middle of a talk; nobody hung up.
import { Caller } from '../../support/caller.js';
import type { Staff } from '../../support/staff.js';
import { Story } from '../../support/story.js';
import { waitFor } from '../../support/wait-for.js';
import { fictionalNumber } from '../../support/website.js';
import { Network } from './network.js';

describe('the carrier ends the room of a talk (F92)', () => {
  let story: Story;
  let network: Network;
  let ana: Staff;
  let ben: Staff;
  beforeAll(async () => {
    story = await Story.begin('PostgreSQL');
    network = new Network(story);
    ana = await story.onShift('ana');
    ben = await story.staff('ben@ringback.example');
  }, 60_000);
  afterAll(() => story?.end());

  const outcome = (by: Staff, callId: string) =>
    waitFor(
      'the outcome to be taken',
      async () => (await by.send('POST', `/v1/calls/${callId}/disposition`, { disposition: 'reached' })).status === 204,
    );
  const phoneOf = async ({ userId }: Staff) =>
    (await story.one<{ phone_number: string }>('select phone_number from counsellor where id = $1', [userId])).phone_number;
  const hearsThatItBroke = async (counsellor: Staff) => {
    const phone = await phoneOf(counsellor);
    await waitFor('the counsellor to hear it', async () =>
      (await story.carrier.heard(phone)).some((text) => text.includes('You were cut off')),
    );
    await waitFor('their phone to be free', async () => !(await story.carrier.isInCall(phone)));
  };
  const endsOf = (callId: string) => story.one('select end_cause, disposition from call where id = $1', [callId]);

  it('the counsellor hears so; the person is called back at once, urgently, and they talk on', async () => {
    const phone = fictionalNumber();
    await story.carrier.declare(phone, { answerAfterSeconds: 1 });
    const { callback } = await story.website.lead({ phone, name: 'Dana' });
    const first = await story.callOf(callback.id, 'talking');
    await network.endRoom(first.id);
    await hearsThatItBroke(ana);
    expect(await endsOf(first.id)).toEqual({ end_cause: 'room-ended', disposition: null });
    const waiting = await story.callbackIn(callback.id, 'queued');
    expect(waiting).toMatchObject({ urgency: 'urgent' });
    expect(await story.rows(`select from offer where state = 'pending'`)).toEqual([]);
    await ben.must('PUT', '/v1/me/presence', { state: 'available' });
    const second = await story.callOf(callback.id, 'talking', 2);
    expect(second).toMatchObject({ counsellor_id: ben.userId });
    expect(await story.carrier.rings(phone)).toEqual({ calls: 2, atOnce: 1 });
    await story.carrier.hangUp(phone);
    await outcome(ben, second.id);
    await outcome(ana, first.id);
    await story.callbackIn(callback.id, 'done');
  }, 60_000);

  it('whoever dialled us stays on the phone: they hear so, and are in front of those who wait', async () => {
    await ben.must('PUT', '/v1/me/presence', { state: 'offline' });
    const cut = await Caller.dials(story, {});
    await cut.is('talking');
    const other = await Caller.dials(story, {});
    await other.is('waiting');
    const { id: callId } = await story.one<{ id: string }>('select id from call where callback_id = $1', [
      (await cut.callback()).id,
    ]);
    await network.endRoom(callId);
    await cut.hears('we were cut off');
    await hearsThatItBroke(ana);
    expect(await cut.is('waiting')).toMatchObject({ ended_at: null });
    expect(await cut.callback()).toMatchObject({ state: 'queued', urgency: 'urgent' });
    await ben.must('PUT', '/v1/me/presence', { state: 'available' });
    await cut.is('talking');
    expect(await other.is('waiting')).toMatchObject({ talked_at: null });
    await over(cut, ben);
    await ben.must('PUT', '/v1/me/presence', { state: 'available' }); // after a cut-off one rests: that is theirs to end
    await other.is('talking');
    await over(other, ben);
    await outcome(ana, callId);
  }, 60_000);

  async function over(caller: Caller, by: Staff): Promise<void> {
    await caller.hangsUp();
    await caller.ends('talked');
    const { id } = await story.one<{ id: string }>(
      'select id from call where callback_id = $1 order by started_at desc limit 1',
      [(await caller.callback()).id],
    );
    await outcome(by, id);
  }

  it('and no promise is broken', async () => {
    expect(await story.violations()).toEqual([]);
  });
});
