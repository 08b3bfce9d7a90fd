import { Caller } from '../support/caller.js';
import { Story } from '../support/story.js';
import { waitFor } from '../support/wait-for.js';

describe('somebody dials the hotline', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin('PostgreSQL');
  }, 60_000);
  afterAll(() => story?.end());

  it('waits, is taken by the counsellor who presses 1, and they talk', async () => {
    const ana = await story.onShift('ana');
    const caller = await Caller.dials(story, { talkSeconds: 8 });
    await caller.is('talking');
    const row = await caller.ends('talked');
    expect(row).toMatchObject({ left_at: 'talking', crisis_at: null });
    const callback = await caller.callback();
    const call = await story.callOf(callback.id, 'ended');
    expect(call).toMatchObject({ end_cause: 'completed', counsellor_id: ana.userId });
    await ana.must('POST', `/v1/calls/${call.id}/disposition`, { disposition: 'reached' });
    await story.callbackIn(callback.id, 'done');
    expect(await story.carrier.rings(caller.number)).toEqual({ calls: 0, atOnce: 0 });
  });

  it('keeps the place while the counsellor talks with somebody else, is called back, and talks (4.5)', async () => {
    const first = await Caller.dials(story, {});
    await first.is('talking');
    const second = await Caller.dials(story, { presses: ['', '1', '1', '1'] });
    await second.hears('Your place is saved');
    await second.ends('callback');
    const callback = await second.callback();
    expect(callback).toMatchObject({ state: 'queued', origin: 'keep-my-place' });
    await first.hangsUp();
    await writeOutcome(first);
    const call = await story.callOf(callback.id, 'talking');
    expect(await story.carrier.rings(second.number)).toEqual({ calls: 1, atOnce: 1 });
    await second.hangsUp();
    await story.callOf(callback.id, 'ended');
    await (
      await story.staff('ana@ringback.example')
    ).must('POST', `/v1/calls/${call.id}/disposition`, { disposition: 'reached' });
  });

  it('leaves nothing that breaks a promise', async () => {
    await waitFor(
      'every leg to be over',
      async () => (await story.rows('select from call_leg where ended_at is null')).length === 0,
    );
    expect(await story.violations()).toEqual([]);
  });

  async function writeOutcome(caller: Caller): Promise<void> {
    const { id } = await caller.callback();
    const call = await story.callOf(id, 'ended');
    const ana = await story.staff('ana@ringback.example');
    await ana.must('POST', `/v1/calls/${call.id}/disposition`, { disposition: 'reached' });
  }
});
