import type { Staff } from '../../support/staff.js';
import { Story, type Timeline } from '../../support/story.js';
import { waitFor } from '../../support/wait-for.js';
import { fictionalNumber } from '../../support/website.js';

/** Everything under /Conferences. */
const roomRequests = [
  'CreateParticipant',
  'ListParticipant',
  'FetchParticipant',
  'UpdateParticipant',
  'DeleteParticipant',
  'ListConference',
  'FetchConference',
  'UpdateConference',
];
// Two looks, 15 s apart, prove that the first one was never rung.
const untilProvedMs = 60_000;

describe('F28: the carrier makes calls, and has no rooms to ring anybody into', () => {
  let story: Story;
  let ana: Staff;
  let manager: Staff;
  beforeAll(async () => {
    story = await Story.begin('PostgreSQL');
    manager = await story.staff('morgan@ringback.example');
    ana = await story.onShift('ana');
    await story.carrier.fault({ match: { name: roomRequests }, effect: 'status', status: 503, times: 1000 });
  }, 60_000);
  afterAll(() => story?.end());

  async function talks(timeoutMs: number) {
    const phone = fictionalNumber();
    await story.carrier.declare(phone, { answerAfterSeconds: 1, talkSeconds: 600 });
    const { callback } = await story.website.lead({ phone });
    const { id, person_id: personId } = await story.callOf(callback.id, 'talking', 1, timeoutMs);
    return { phone, callbackId: callback.id, callId: id, personId: String(personId) };
  }
  const bothAreInTheRoom = (callId: string) =>
    waitFor('both to be in one room', async () => {
      const legs = await story.rows<{ party: string }>(
        'select party from call_leg where call_id = $1 and joined_at is not null and ended_at is null order by party',
        [callId],
      );
      return legs.map(({ party }) => party).join() === 'counsellor,person';
    });
  async function goodbye({ phone, callId, callbackId }: { phone: string; callId: string; callbackId: string }): Promise<void> {
    await story.carrier.hangUp(phone);
    expect(await story.callOf(callbackId, 'ended')).toMatchObject({ end_cause: 'completed' });
    await ana.must('POST', `/v1/calls/${callId}/disposition`, { disposition: 'reached' });
    await story.callbackIn(callbackId, 'done');
  }
  const isDegraded = async (callId: string) => (await ana.get<{ degraded: boolean }>(`/v1/calls/${callId}`)).degraded;
  const roomAlerts = async () =>
    (await manager.get<{ alerts: { kind: string; sentence: string }[] }>('/v1/alerts')).alerts.filter(
      ({ kind }) => kind === 'rooms-down',
    );

  it('the person is rung once, by a plain call, and the two talk; the call is marked and supervisors know what is missing', async () => {
    const talk = await talks(untilProvedMs);
    await bothAreInTheRoom(talk.callId);
    expect(await story.carrier.rings(talk.phone)).toEqual({ calls: 1, atOnce: 1 });
    expect(await isDegraded(talk.callId)).toBe(true);
    expect(await roomAlerts()).toMatchObject([{ sentence: expect.stringContaining('nobody can listen in, hold or hand over') }]);
    const { items } = await manager.get<Timeline>(`/v1/people/${talk.personId}/timeline`);
    expect(items.map(({ sentence }) => sentence)).toContainEqual(
      expect.stringMatching(/^We rang the person's phone.*by a plain call/),
    );
    await goodbye(talk);
  }, 120_000);

  it('whoever is next does not wait for the proof: they are rung plainly at once', async () => {
    const talk = await talks(15_000);
    await bothAreInTheRoom(talk.callId);
    expect(await story.carrier.rings(talk.phone)).toEqual({ calls: 1, atOnce: 1 });
    expect(await story.rows(`select from call_leg where call_id = $1 and party = 'person'`, [talk.callId])).toHaveLength(1);
    expect(await roomAlerts()).toHaveLength(1);
    await goodbye(talk);
  }, 60_000);

  it('when rooms work again the alert ends by itself, and people are rung into them', async () => {
    await story.carrier.clearFaults();
    await story.rows(`update room_outage set failed_at = failed_at - interval '2 minutes'`);
    await waitFor('the alert to end', async () => (await roomAlerts()).length === 0, { timeoutMs: 40_000 });
    const talk = await talks(20_000);
    expect(await isDegraded(talk.callId)).toBe(false);
    expect(await story.carrier.rings(talk.phone)).toEqual({ calls: 1, atOnce: 1 });
    await goodbye(talk);
    expect(await story.violations()).toEqual([]);
  }, 120_000);
});
