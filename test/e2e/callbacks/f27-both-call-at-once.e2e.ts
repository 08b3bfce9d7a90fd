import { Caller } from '../../support/caller.js';
import { Story } from '../../support/story.js';
import { waitFor } from '../../support/wait-for.js';
import { fictionalNumber } from '../../support/website.js';

const anasPhone = '+12025550111';

/** Their phone is busy with our ring, or with the talk: the second call of the same person comes from another phone of that number. */
describe('F27: somebody calls us while we are calling them back', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin('PostgreSQL', { simulatorSpeed: 10 });
  }, 60_000);
  afterAll(() => story?.end());
  afterEach(async () => {
    await waitFor(
      'all phones to be on the hook',
      async () => (await story.rows('select from call_leg where ended_at is null')).length === 0,
    );
    const ana = await story.staff('ana@ringback.example');
    for (const { id } of await story.rows<{ id: string }>(
      'select id from call where connected_at is not null and disposition is null',
    ))
      await ana.must('POST', `/v1/calls/${id}/disposition`, { disposition: 'reached' });
    await waitFor('her to be free', async () => (await ana.send('PUT', '/v1/me/presence', { state: 'offline' })).status < 300);
  });

  it('before the counsellor pressed 1: the callback leaves the line, they are not rung, and the counsellor gets the live call', async () => {
    await story.carrier.declare(anasPhone, { answerAfterSeconds: 3, presses: ['', '1'], press: '1' });
    const phone = fictionalNumber();
    const ana = await story.onShift('ana');
    const lead = await story.website.lead({ phone });
    await waitFor('her phone to ring', async () => (await story.carrier.rings(anasPhone)).calls > 0);
    await story.carrier.counsellorAnswers(anasPhone);
    const caller = await Caller.dials(story, { presses: ['1'], talkSeconds: 5 }, { number: phone });
    await caller.ends('talked');
    const call = await story.callOf(lead.callback.id, 'ended');
    expect(call).toMatchObject({ counsellor_id: ana.userId, end_cause: 'completed' });
    expect(await story.carrier.rings(phone)).toEqual({ calls: 0, atOnce: 0 });
    expect(await story.one('select attempts_made from callback where id = $1', [lead.callback.id])).toEqual({ attempts_made: 0 });
  });

  it('while their phone rings: the ring is called off and does not count, and they come to that same counsellor', async () => {
    await story.carrier.counsellorAnswers(anasPhone);
    const phone = fictionalNumber();
    await story.carrier.declare(phone, { kind: 'no-answer' });
    const ana = await story.onShift('ana');
    const lead = await story.website.lead({ phone });
    await waitFor('their phone to ring', async () => (await story.carrier.rings(phone)).calls === 1);
    const caller = await Caller.dials(story, { talkSeconds: 5 }, { callerId: phone });
    await caller.hears('We were just about to call you');
    await caller.ends('talked');
    const call = await story.callOf(lead.callback.id, 'ended');
    expect(call).toMatchObject({ counsellor_id: ana.userId, end_cause: 'completed' });
    expect(await story.rows('select from call where callback_id = $1', [lead.callback.id])).toHaveLength(1);
    expect(await story.one('select attempts_made from callback where id = $1', [lead.callback.id])).toEqual({ attempts_made: 0 });
    expect(await story.carrier.rings(phone)).toEqual({ calls: 1, atOnce: 1 });
  });

  it('while they talk: the talk goes on, and whoever calls from that number waits as somebody else and learns nothing', async () => {
    await story.carrier.counsellorAnswers(anasPhone);
    const phone = fictionalNumber();
    await story.carrier.declare(phone, { answerAfterSeconds: 1 });
    await story.onShift('ana');
    const lead = await story.website.lead({ phone, name: 'Jamie' });
    const call = await story.callOf(lead.callback.id, 'talking');
    const caller = await Caller.dials(story, { presses: ['1'] }, { callerId: phone });
    const row = await caller.is('waiting');
    expect(row['person_id']).not.toBe(call['person_id']);
    expect((await story.carrier.heard(caller.number)).join(' ')).not.toMatch(/Jamie|other line|call you/);
    expect(await story.one('select state from call where id = $1', [call.id])).toEqual({ state: 'talking' });
    await caller.hangsUp();
    await caller.is('ended');
    await story.carrier.hangUp(phone);
    await story.callOf(lead.callback.id, 'ended');
    expect(await story.violations()).toEqual([]);
  });
});
