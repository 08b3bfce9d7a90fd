import { Story } from '../support/story.js';
import { waitFor } from '../support/wait-for.js';
import { fictionalNumber } from '../support/website.js';

describe('B-127: kill -9 of the worker after the carrier created the call, before its answer was saved', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin('PostgreSQL', { roles: ['api', 'worker'] });
  }, 60_000);
  afterAll(() => story?.end());

  it('the call is found by our own leg id; nobody is rung a second time', async () => {
    const phone = fictionalNumber();
    await story.carrier.declare(phone, { answerAfterSeconds: 1, talkSeconds: 30 });
    await story.carrier.fault({
      match: { name: 'CreateParticipant', number: phone },
      effect: 'delay-response',
      seconds: 600,
      times: 1,
    });
    await story.onShift('ana');
    const lead = await story.website.lead({ phone });
    const worker = story.ringback.processes.find((one) => one.role === 'worker')!;
    await waitFor('the person to be rung', async () => (await story.carrier.rings(phone)).calls === 1);
    const leg = await story.one(
      `select l.state, l.carrier_sid from call_leg l join call c on c.id = l.call_id where l.party = 'person'`,
    );
    expect(leg['carrier_sid'] === null || leg['state'] !== 'placing').toBe(true);
    await worker.kill('SIGKILL');
    await story.ringback.start('worker');
    const call = await story.callOf(lead.callback.id, 'ended', 1, 60_000);
    expect(call).toMatchObject({ end_cause: 'completed' });
    expect(call['connected_at']).not.toBeNull();
    expect(await story.carrier.rings(phone)).toEqual({ calls: 1, atOnce: 1 });
    expect(await story.violations()).toEqual([]);
  }, 120_000);

  it('F26: even when no report of the carrier comes, the call is looked up and adopted', async () => {
    const phone = fictionalNumber();
    await story.carrier.declare(phone, { answerAfterSeconds: 1, talkSeconds: 400 });
    await story.carrier.fault({ match: { name: 'call status', number: phone }, effect: 'drop', times: 50 });
    await story.carrier.fault({
      match: { name: 'CreateParticipant', number: phone },
      effect: 'reset-after-processing',
      times: 1,
    });
    await story.onShift('ben');
    const lead = await story.website.lead({ phone });
    await story.callOf(lead.callback.id, 'talking', 1, 60_000);
    expect((await story.carrier.rings(phone)).calls).toBe(1);
    await story.carrier.clearFaults();
    await story.carrier.hangUp(phone);
    await story.callOf(lead.callback.id, 'ended', 1, 90_000);
  }, 180_000);
});
