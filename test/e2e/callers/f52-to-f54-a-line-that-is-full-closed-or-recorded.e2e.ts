import { Caller } from '../../support/caller.js';
import { limitLines } from '../../support/carrier-account.js';
import { Story } from '../../support/story.js';
import { waitFor } from '../../support/wait-for.js';

describe('a line that is full, closed, empty or recorded', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin('PostgreSQL', { simulatorSpeed: 20 });
  }, 60_000);
  afterAll(() => story?.end());

  it('F53: nobody is on shift: said so, with help in an emergency, and a callback is promised', async () => {
    const caller = await Caller.dials(story, { presses: ['1', '1', '1', '2'] });
    expect(await caller.hears('No one is free to talk right now')).toContain('dial 988');
    await caller.ends('callback');
    expect(await caller.callback()).toMatchObject({ origin: 'closed' });
    await story.busy('ana');
  });

  it('F53: closed: said so, and the callback waits for the opening', async () => {
    const tomorrow = new Intl.DateTimeFormat('en-US', { weekday: 'long', timeZone: 'America/New_York' })
      .format(new Date(Date.now() + 48 * 3_600_000))
      .toLowerCase()
      .slice(0, 3);
    await story.changeSite({ hours: { [tomorrow]: [['09:00', '17:00']] } });
    const caller = await Caller.dials(story, { presses: ['1', '1', '1', '2'] });
    await caller.hears('We are closed right now');
    await caller.ends('callback');
    const callback = await caller.callback();
    expect(callback).toMatchObject({ origin: 'closed', state: 'scheduled' });
    expect((callback['due_at'] as Date).getTime()).toBeGreaterThan(Date.now() + 20 * 3_600_000);
    await story.changeSite({ hours: { always: true } });
  });

  it('F52: the carrier’s line is full: a callback instead of waiting, and an alert', async () => {
    const first = await Caller.dials(story, { presses: ['1'] });
    await first.is('waiting');
    await waitFor('the line to have room for one', () => limitLines(story.ringback.simulatorUrl, 1));
    const second = await Caller.dials(story, { presses: ['1', '1', '1', '2'] });
    await second.hears('All our lines are busy');
    await second.ends('callback');
    expect(await second.callback()).toMatchObject({ origin: 'closed' });
    expect(await story.rows(`select from alert where kind = 'line-full'`)).toHaveLength(1);
    await limitLines(story.ringback.simulatorUrl, 1000);
    await first.hangsUp();
    await first.ends('callback');
  });

  it('F54: "do not record" is a key, silence is a no, and the service goes on', async () => {
    await story.changeSite({ recordingEnabled: true });
    const refuses = await Caller.dials(story, { presses: ['1', '2'] });
    const silent = await Caller.dials(story, { presses: ['1'] });
    const agrees = await Caller.dials(story, { presses: ['1', '1'] });
    await refuses.hears('We will not record this call');
    expect(await refuses.is('waiting')).toMatchObject({ recording_consent: 'refused' });
    expect(await silent.is('waiting')).toMatchObject({ recording_consent: 'refused' });
    expect(await agrees.is('waiting')).toMatchObject({ recording_consent: 'agreed' });
    for (const caller of [refuses, silent, agrees]) await caller.hangsUp();
  });
});
