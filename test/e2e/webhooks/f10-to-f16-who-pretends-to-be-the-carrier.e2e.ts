import { Caller } from '../../support/caller.js';
import { askAsCarrier } from '../../support/carrier-account.js';
import { Story } from '../../support/story.js';
import { waitFor } from '../../support/wait-for.js';
import { fictionalNumber } from '../../support/website.js';

const anasPhone = '+12025550111';
const stranger = { sid: 'AC000000000000000000000000000000ff', token: 'another-token' };

describe('who pretends to be the carrier', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin('PostgreSQL', { simulatorSpeed: 20 });
  }, 60_000);
  afterAll(() => story?.end());

  const call = (sid: string) => ({
    CallSid: sid,
    CallStatus: 'ringing',
    To: story.ringback.demo.site.number,
    From: fictionalNumber(),
  });
  const ask = (request: Parameters<typeof askAsCarrier>[1]) => askAsCarrier(story.ringback.url, request);
  const calls = () => story.rows('select from inbound_call');
  const voice = '/telephony/twilio/voice';

  it.each([
    ['F10: a wrong signature', { as: { sid: 'AC00000000000000000000000000000001', token: 'guessed' } }],
    ['F10: a signature for another address', { signedPath: '/telephony/twilio/voice/ended' }],
    ['F11: another account, rightly signed by itself', { as: stranger }],
    ['F11: another account, signed with our token', { as: { ...stranger, token: 'simulated-auth-token' } }],
  ])('%s is refused before anything is read or written', async (_name, forged) => {
    const { status } = await ask({ path: voice, parameters: call('CA000000000000000000000000000000f1'), ...forged });
    expect(status).toBe(403);
    expect(await calls()).toEqual([]);
  });

  it('F10: the same of the carrier’s own requests when their signature is spoilt on the way; the caller hears the fallback', async () => {
    const number = fictionalNumber();
    await story.carrier.fault({ match: { name: 'voice url', number }, effect: 'corrupt-signature', times: 9 });
    const caller = await Caller.dials(story, {}, { number });
    await caller.hears('Please leave a message');
    expect(await calls()).toEqual([]);
    await story.carrier.clearFaults();
    await caller.hangsUp().catch(() => {}); // the fallback may have hung up by itself
  });

  it('F12: a captured question sent again gets the answer it got, and changes nothing', async () => {
    await story.busy('ana');
    const caller = await Caller.dials(story, { presses: ['1'] });
    await caller.is('waiting');
    const [step] = await story.rows<{ address: string }>(
      `select 'legs/' || s.leg_id || '/steps/' || s.step || '.' || s.token as address from telephony_step s
       where s.step = 'greeting' and s.answered_at is not null`,
    );
    const replay = () =>
      ask({ path: `/telephony/twilio/${step!.address}`, parameters: { ...call(caller.carrierSid), Digits: '9' } });
    const [first, second] = [await replay(), await replay()];
    expect(first.status).toBe(200);
    expect(second.text).toBe(first.text);
    expect(first.text).toContain('<Enqueue');
    expect(await caller.now()).toMatchObject({ stage: 'waiting', crisis_at: null }); // the 9 was never pressed
    expect(await story.rows('select from queue_entry')).toHaveLength(1);
    await caller.hangsUp();
    await caller.ends('callback');
    const late = await replay();
    expect(late.text).toContain('<Hangup/>');
    expect(await story.rows('select from callback')).toHaveLength(1);
  });

  it('F13: an accepting key for another offer does not carry the right signature', async () => {
    await story.carrier.declare(anasPhone, { kind: 'no-answer' });
    await story.onShift('ana');
    const lead = await story.website.lead({ phone: fictionalNumber() });
    const leg = await waitFor('an offer', async () => {
      const [row] = await story.rows<{ id: string; offer_id: string }>(`select * from call_leg where offer_id is not null`);
      return row;
    });
    const other = '/telephony/twilio/legs/01a22174-7872-777d-9187-a278aec07885/steps/accept';
    const path = `/telephony/twilio/legs/${leg.id}/steps/accept`;
    const { status } = await ask({ path, signedPath: other, parameters: { ...call('CA1'), Digits: '1' } });
    expect(status).toBe(403);
    expect(await story.rows('select from call where callback_id = $1', [lead.callback.id])).toEqual([]);
  });

  it('F16: unknown, repeated and odd parameters, rightly signed, are let in and left alone', async () => {
    const odd = { 'Next[Thing]': 'a b+c', Empty: '', Ünï: 'ñ ✓', __proto__x: '1', 'StirVerstat[]': 'x' };
    const { status, text } = await ask({ path: voice, parameters: { ...call('CA000000000000000000000000000000f6'), ...odd } });
    expect(status).toBe(200);
    expect(text).toContain('<Gather');
  });
});
