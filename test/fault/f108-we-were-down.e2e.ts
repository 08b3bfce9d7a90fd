import { Caller } from '../support/caller.js';
import { Story } from '../support/story.js';
import { waitFor } from '../support/wait-for.js';

describe('F108, B-070: somebody calls while the whole program is down', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin('PostgreSQL');
  }, 60_000);
  afterAll(() => story?.end());

  it('when it is back, the call is found at the carrier and they are called back, once', async () => {
    await story.ringback.processes[0]!.kill('SIGKILL');
    const caller = await Caller.dials(story);
    await waitFor('the carrier to give the call up', async () => !(await story.carrier.isInCall(caller.number)));
    await story.ringback.start('all');
    expect(await caller.ends('callback', 100_000)).toMatchObject({ learnt_by: 'import' });
    expect(await caller.callback()).toMatchObject({ origin: 'missed', ended_at: null });
    expect(await story.rows('select id from inbound_call')).toHaveLength(1);
    expect(await story.rows('select carrier_sid, needs_human from carrier_finding')).toEqual([
      { carrier_sid: caller.carrierSid, needs_human: false },
    ]);
    expect(await story.violations()).toEqual([]);
  }, 180_000);
});
