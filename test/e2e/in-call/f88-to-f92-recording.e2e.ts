import { Caller } from '../../support/caller.js';
import type { Staff } from '../../support/staff.js';
import { Story } from '../../support/story.js';
import { waitFor } from '../../support/wait-for.js';
import { Network } from './network.js';

interface Recording {
  readonly id: string;
  readonly state: string;
  readonly carrier_sid: string | null;
  readonly media: Buffer | null;
  readonly deleted_at: Date | null;
  readonly delete_because: string | null;
}

describe('a talk is recorded', () => {
  let story: Story;
  let network: Network;
  let ana: Staff;
  beforeAll(async () => {
    story = await Story.begin('PostgreSQL');
    network = new Network(story);
    ana = await story.onShift('ana');
    const administrator = await story.staff('admin@ringback.example');
    const { id } = await story.one<{ id: string }>('select id from site');
    await administrator.must('PATCH', `/v1/admin/sites/${id}`, { recordingEnabled: true });
  }, 60_000);
  afterEach(() => story.carrier.clearFaults());
  afterAll(() => story?.end());

  /** A caller who answers the question at the greeting with this key, and talks to Ana. */
  async function talk(answer: '1' | '2'): Promise<{ caller: Caller; callId: string }> {
    const caller = await Caller.dials(story, { presses: ['', answer] });
    await caller.is('talking');
    const { id } = await story.one<{ id: string }>('select id from call where callback_id = $1', [(await caller.callback()).id]);
    return { caller, callId: id };
  }

  const change = (callId: string, action: string, consentNote?: string) =>
    ana.send<{ id: string; state: string; code?: string }>('POST', `/v1/calls/${callId}/recording`, { action, consentNote });
  const rowsOf = (callId: string) => story.rows<Recording>('select * from recording where call_id = $1 order by id', [callId]);
  const becomes = (callId: string, state: string) =>
    waitFor(`the recording to be ${state}`, async () => {
      const row = (await rowsOf(callId)).at(-1);
      return row?.state === state ? row : null;
    });
  const atCarrier = async ({ carrierSid }: Caller) =>
    (await network.recordings()).filter((one) => one.call_sid === carrierSid).map(({ status }) => status);

  async function over({ caller, callId }: { caller: Caller; callId: string }): Promise<void> {
    await caller.hangsUp();
    await caller.ends('talked');
    await waitFor(
      'the outcome to be taken',
      async () => (await ana.send('POST', `/v1/calls/${callId}/disposition`, { disposition: 'reached' })).status === 204,
    );
  }

  it('after a yes at the greeting; paused, resumed, and kept sealed when it is over', async () => {
    const one = await talk('1');
    expect(await atCarrier(one.caller)).toEqual([]);
    expect((await change(one.callId, 'start')).body).toMatchObject({ state: 'in-progress' });
    expect(await atCarrier(one.caller)).toEqual(['in-progress']);
    expect((await change(one.callId, 'pause')).body).toMatchObject({ state: 'paused' });
    expect(await atCarrier(one.caller)).toEqual(['paused']);
    expect((await change(one.callId, 'resume')).body).toMatchObject({ state: 'in-progress' });
    expect(await atCarrier(one.caller)).toEqual(['in-progress']);
    await story.carrier.secondsPass(5);
    await over(one);
    const kept = await becomes(one.callId, 'stored');
    const heard = await hear(kept.id);
    expect(heard.subarray(0, 4).toString()).toBe('RIFF');
    expect(kept.media!.includes(heard.subarray(0, 16))).toBe(false);
    await waitFor('the carrier to have none', async () => (await atCarrier(one.caller)).length === 0);
  });

  it('never before a yes, and never after a no (F91)', async () => {
    const one = await talk('2');
    expect(await change(one.callId, 'start')).toMatchObject({ status: 409, body: { code: 'recording/no-consent' } });
    expect(await atCarrier(one.caller)).toEqual([]);
    expect(await rowsOf(one.callId)).toEqual([]);
    await over(one);
  });

  it('until they do not want it any more: no sound remains anywhere, and the talk goes on', async () => {
    const one = await talk('1');
    await change(one.callId, 'start');
    expect((await change(one.callId, 'opt-out')).status).toBe(200);
    expect(await becomes(one.callId, 'deleted')).toMatchObject({ media: null, delete_because: 'opt-out' });
    expect(await atCarrier(one.caller)).toEqual([]);
    expect(await one.caller.is('talking')).toMatchObject({ ended_at: null });
    expect(await change(one.callId, 'start')).toMatchObject({ status: 409, body: { code: 'recording/no-consent' } });
    await over(one);
  });

  it('no sound at all is no recording (F88)', async () => {
    const one = await talk('1');
    await story.carrier.clock({ mode: 'stepped' });
    await change(one.callId, 'start');
    expect((await change(one.callId, 'stop')).status).toBe(200);
    await story.carrier.clock({ mode: 'faster', speed: 10 });
    const row = await becomes(one.callId, 'absent');
    expect((await ana.send('GET', `/v1/recordings/${row.id}/media`)).status).toBe(404);
    await over(one);
  });

  it('a pause that fails once is loud and tried again; one that stays stops the recording (F89)', async () => {
    const one = await talk('1');
    await change(one.callId, 'start');
    const failing = { match: { name: 'UpdateCallRecording' }, effect: 'status', status: 404 };
    await story.carrier.fault({ ...failing, times: 1 });
    expect((await change(one.callId, 'pause')).body).toMatchObject({ state: 'paused' });
    const { id } = (await rowsOf(one.callId))[0]!;
    expect(await story.rows(`select from alert where kind = 'recording-pause-failed' and subject_id = $1`, [id])).toHaveLength(1);
    await change(one.callId, 'resume');
    await story.carrier.clearFaults();
    await story.carrier.fault({ ...failing, times: 2 });
    expect((await change(one.callId, 'pause')).body).toMatchObject({ state: 'stopping' });
    await waitFor('the carrier to have stopped', async () => !(await atCarrier(one.caller)).includes('in-progress'));
    expect(await one.caller.is('talking')).toMatchObject({ ended_at: null });
    await over(one);
  });

  it('sound that is not ready yet is fetched later (F90)', async () => {
    const one = await talk('1');
    await change(one.callId, 'start');
    await story.carrier.secondsPass(5);
    await story.carrier.fault({ match: { name: 'FetchRecordingMedia' }, effect: 'status', status: 404, times: 2 });
    await over(one);
    expect(await becomes(one.callId, 'stored')).toMatchObject({ state: 'stored' });
  });

  it('a message after the tone is fetched and sealed too, although they hung up in it (F42)', async () => {
    const busy = await talk('2');
    const caller = await Caller.dials(story, {
      presses: ['', '2', '2'],
      hangUpAt: 'record',
      hangUpAfterSeconds: 5,
      leavesMessageSeconds: 30,
    });
    await caller.is('ended');
    expect(await caller.callback()).toMatchObject({ ended_at: null });
    const { id } = await waitFor('the message to be here', async () => {
      const [row] = await story.rows<Recording>(
        `select r.* from recording r join call_leg l on l.id = r.leg_id where r.kind = 'voicemail' and r.state = 'stored' and l.carrier_sid = $1`,
        [caller.carrierSid],
      );
      return row;
    });
    expect((await ana.send('GET', `/v1/recordings/${id}/media`)).status).toBe(403);
    const manager = await story.staff('morgan@ringback.example');
    expect((await hear(id, manager)).subarray(0, 4).toString()).toBe('RIFF');
    await over(busy);
  });

  async function hear(recordingId: string, by = ana): Promise<Buffer> {
    const response = await fetch(`${story.ringback.url}/v1/recordings/${recordingId}/media`, { headers: by.headers });
    expect(response.status).toBe(200);
    return Buffer.from(await response.arrayBuffer());
  }
});
