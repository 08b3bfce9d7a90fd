import { Caller } from '../../support/caller.js';
import { Story } from '../../support/story.js';
import { waitFor } from '../../support/wait-for.js';

const anasPhone = '+12025550111';
const crisisLine = '+18002738255';

describe('F51: whoever presses 9 is in danger, wherever they press it', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin('PostgreSQL', { simulatorSpeed: 20 });
  }, 60_000);
  afterAll(() => story?.end());

  const entryOf = async (caller: Caller) =>
    story.one('select state, urgency, inbound_call_id from queue_entry where callback_id = $1 and ended_at is null', [
      (await caller.now())['callback_id'],
    ]);

  async function isInCrisis(caller: Caller): Promise<void> {
    await caller.hears('Stay with us. You are first in line');
    const row = await caller.is('waiting');
    expect(row['crisis_at']).not.toBeNull();
    expect(await entryOf(caller)).toMatchObject({ urgency: 'urgent', inbound_call_id: row.id });
    expect(await story.rows(`select from alert where kind = 'crisis-call' and subject_id = $1`, [row.id])).toHaveLength(1);
    await caller.hangsUp();
    await caller.ends('callback');
    expect(await caller.callback()).toMatchObject({ urgency: 'urgent' });
  }

  it.each([
    ['the greeting', ['9']],
    ['the menu of a line that nobody answers', ['1', '9']],
    ['the question where to call', ['1', '1', '9']],
    ['the read-back of a number they typed', ['1', '1', '2', '2125550196#', '9']],
    ['the question for another number', ['1', '1', '2', '9']],
    ['the question about voicemail', ['1', '1', '1', '9']],
  ])('in %s, also when nobody is on shift', async (_where, presses) => {
    await isInCrisis(await Caller.dials(story, { presses }));
  });

  it('in the line, which moves them to its front', async () => {
    await story.busy('ana');
    const before = await Caller.dials(story, { presses: ['1'] });
    await before.hears('You are next in line');
    const caller = await Caller.dials(story, { presses: ['1', '9'] });
    await caller.hears('Stay with us. You are first in line');
    await before.hears('You are number 2 in line');
    await isInCrisis(caller);
    await before.hangsUp();
  });

  it('while they are being offered: the counsellor who takes them hears that it is urgent', async () => {
    await story.carrier.declare(anasPhone, { kind: 'manual' });
    const ana = await story.onShift('ana');
    const caller = await Caller.dials(story, { presses: ['1', '9'] });
    await caller.hears('Stay with us. You are first in line');
    expect(await entryOf(caller)).toMatchObject({ urgency: 'urgent' });
    await caller.hangsUp();
    await caller.ends('callback');
    await ana.must('PUT', '/v1/me/presence', { state: 'offline' });
  });

  it('and 8 connects them with the crisis line, with a human of ours looking after them later', async () => {
    await story.carrier.declare(crisisLine, { scenario: 'crisis line', answerAfterSeconds: 2, says: 'This is the crisis line' });
    const caller = await Caller.dials(story, { presses: ['9', '8'] });
    await caller.hears('We are connecting you to the 988 crisis line');
    await waitFor('the crisis line to talk', async () => (await story.carrier.events(crisisLine, 'talking')).length === 1);
    expect((await story.carrier.rings(crisisLine)).calls).toBe(1);
    await story.carrier.secondsPass(12); // time to be heard
    await story.carrier.hangUp(crisisLine);
    await caller.ends('transferred');
    expect(await caller.callback()).toMatchObject({ state: 'needs-decision', urgency: 'urgent' });
  });

  it('a crisis line that picks up and is gone does not count: they are back with us, first in line, and a supervisor is told', async () => {
    await story.carrier.declare(crisisLine, { scenario: 'crisis line', answerAfterSeconds: 1, talkSeconds: 2 });
    const caller = await Caller.dials(story, { presses: ['9', '8'] });
    await caller.hears('You are back with us, and first in line');
    const row = await caller.is('waiting');
    expect(row['transferred_at']).toBeNull();
    expect(await entryOf(caller)).toMatchObject({ urgency: 'urgent', state: 'waiting' });
    expect(await story.rows(`select from alert where kind = 'crisis-line-dropped' and subject_id = $1`, [row.id])).toHaveLength(
      1,
    );
    await caller.hangsUp();
    await caller.ends('callback');
    expect(await caller.callback()).toMatchObject({ urgency: 'urgent' });
  });

  it('a crisis line that does not pick up gives them back to us, first in line', async () => {
    await story.carrier.declare(crisisLine, { kind: 'no-answer', scenario: 'crisis line' });
    const caller = await Caller.dials(story, { presses: ['9', '8'] });
    await caller.hears('We are connecting you to the 988 crisis line');
    await caller.hears('You are back with us, and first in line');
    await caller.is('waiting');
    expect(await entryOf(caller)).toMatchObject({ urgency: 'urgent' });
    await caller.hangsUp();
    await caller.ends('callback');
  });
});
