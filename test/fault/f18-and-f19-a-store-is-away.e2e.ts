// F7, F18 and F19: a caller whom we cannot answer hears the fallback, never nothing.
import { Caller } from '../support/caller.js';
import { Story } from '../support/story.js';
import { waitFor } from '../support/wait-for.js';

const wait = { timeoutMs: 30_000 };

describe('F18: the queue is away while somebody calls', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin('Redis', { simulatorSpeed: 10 }, { wires: true });
  }, 60_000);
  afterAll(() => story?.end());

  it('every question of the carrier is answered, the caller gets a place, and the work is done when the queue is back', async () => {
    await story.busy('ana');
    story.wires!.queue!.cut();
    const caller = await Caller.dials(story, { presses: ['1'] });
    await caller.hears('You are next in line');
    expect((await story.carrier.heard(caller.number)).join(' ')).not.toContain('leave a message after the tone');
    const ana = await story.onShift('ana');
    story.wires!.queue!.mend();
    await caller.is('talking', 40_000);
    await caller.hangsUp();
    await caller.ends('talked');
    const call = await story.callOf((await caller.callback()).id, 'ended');
    expect(call).toMatchObject({ counsellor_id: ana.userId });
  }, 90_000);
});

describe('F19: the database is away', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin('PostgreSQL', { simulatorSpeed: 10 }, { wires: true });
  }, 60_000);
  afterAll(() => story?.end());

  const ready = async () => (await fetch(`${story.ringback.url}/health/ready`)).status;

  it('whoever calls hears the fallback and can leave a message; we say that we are not ready; afterwards all is as before', async () => {
    await story.busy('ana');
    story.wires!.database.cut();
    const caller = await Caller.dials(story, { presses: ['1'] });
    await caller.hears('Please leave a message', 30_000);
    await waitFor('us to say that we are not ready', async () => (await ready()) === 503, wait);
    story.wires!.database.mend();
    await waitFor('us to be ready again', async () => (await ready()) === 200, wait);
    const next = await Caller.dials(story, { presses: ['1'] });
    await next.is('waiting');
    await next.hangsUp();
    await next.ends('callback');
  }, 90_000);

  it('B-071: a database that is slow for three seconds drops nobody', async () => {
    const caller = await Caller.dials(story, { presses: ['1'] });
    await caller.hears('You are next in line');
    story.wires!.database.hold(3_000);
    const next = await Caller.dials(story, { presses: ['1'] });
    await next.hears('in line', 30_000);
    for (const one of [caller, next]) {
      expect((await story.carrier.heard(one.number)).join(' ')).not.toContain('leave a message after the tone');
      await one.hangsUp();
      await one.ends('callback');
    }
  }, 90_000);
});
