import { Caller } from '../../support/caller.js';
import type { Staff } from '../../support/staff.js';
import { Story } from '../../support/story.js';
import { waitFor } from '../../support/wait-for.js';
import { fictionalNumber } from '../../support/website.js';

interface Presence {
  readonly state: string;
  readonly reason: string | null;
  readonly chosenNext: string | null;
}

describe('a counsellor chooses a break during a call', () => {
  let story: Story;
  let ana: Staff;
  beforeAll(async () => {
    story = await Story.begin('PostgreSQL');
    ana = await story.onShift('ana');
  }, 60_000);
  afterAll(() => story?.end());

  const presence = () => ana.get<Presence>('/v1/me/presence');

  it('talks on, is on the break when it is over, and nobody is offered to her until she is back', async () => {
    const first = await Caller.dials(story, { presses: ['1'] });
    await first.is('talking');
    await ana.must('PUT', '/v1/me/presence', { state: 'break', breakReason: 'meal', reason: 'back at one' });
    expect(await presence()).toMatchObject({ state: 'on-call', chosenNext: 'break' });
    await first.hangsUp();
    const call = await story.callOf((await first.callback()).id, 'ended');
    expect(await presence()).toMatchObject({ state: 'break', reason: 'Meal: back at one', chosenNext: null });
    await ana.must('POST', `/v1/calls/${call.id}/disposition`, { disposition: 'reached' });
    const second = await story.website.lead({ phone: fictionalNumber() });
    await story.callbackIn(second.callback.id, 'queued');
    expect(await presence()).toMatchObject({ state: 'break' });
    expect(await story.rows('select from offer')).toHaveLength(1);
    await ana.must('PUT', '/v1/me/presence', { state: 'available' });
    await waitFor('the next offer', async () => (await story.rows('select from offer')).length === 2);
    expect(await story.violations()).toEqual([]);
  });
});
