import { Caller } from '../support/caller.js';
import { Balancer } from '../support/storm/balancer.js';
import { Story } from '../support/story.js';
import { waitFor } from '../support/wait-for.js';

describe('F21: kill -9 between two questions of the carrier about a caller who waits', () => {
  let balancer: Balancer;
  let story: Story;
  beforeAll(async () => {
    balancer = await Balancer.open();
    story = await Story.begin('PostgreSQL', { roles: ['api', 'api', 'worker'], publicUrl: balancer.url });
    balancer.inFrontOf(() => story.ringback.processes.filter((one) => one.role === 'api' && one.alive()).map((one) => one.url));
  }, 60_000);
  afterAll(async () => {
    await story?.end();
    balancer?.close();
  });

  it('another process answers the next one from the database: the same place, and a counsellor takes them', async () => {
    await story.busy('ana');
    const caller = await Caller.dials(story, { presses: ['1'] });
    await caller.hears('You are next in line');
    const before = await story.one('select id, arrived_at, deadline_at from queue_entry where ended_at is null');
    // The second: staff talk to the first.
    const api = story.ringback.processes.filter((one) => one.role === 'api')[1]!;
    const questions = async () =>
      (await story.carrier.heard(caller.number)).filter((text) => text.includes('next in line')).length;
    const heard = await questions();
    await api.kill('SIGKILL');
    await waitFor('the next question to be answered', async () => (await questions()) > heard + 1, { timeoutMs: 20_000 });
    expect(await story.one('select id, arrived_at, deadline_at from queue_entry where ended_at is null')).toEqual(before);
    const ana = await story.onShift('ana');
    await caller.is('talking');
    await caller.hangsUp();
    await caller.ends('talked');
    const { id } = await caller.callback();
    const call = await story.callOf(id, 'ended');
    await ana.must('POST', `/v1/calls/${call.id}/disposition`, { disposition: 'reached' });
    await waitFor(
      'every leg to be over',
      async () => (await story.rows('select from call_leg where ended_at is null')).length === 0,
    );
    expect(await story.violations()).toEqual([]);
  }, 90_000);
});
