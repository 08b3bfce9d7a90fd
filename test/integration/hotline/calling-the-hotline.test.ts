import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { IntakeReactions } from '../../../src/modules/intake/index.js';
import { checkPromises } from '../../../src/modules/board/check-promises.js';
import { due, messages, onShift, row, secondsAfterStart } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { CallerOnTheLine } from './caller.js';

let floor: Floor;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(() => floor.reset());

const entries = () => floor.database.query<Record<string, unknown>>('select * from queue_entry order by arrived_at, id');
const callbacks = () => floor.database.query<Record<string, unknown>>('select * from callback order by created_at, id');
const after = (seconds: number) => {
  floor.clock.at = secondsAfterStart(seconds);
};
const inLine = async (from?: string) => {
  const caller = await CallerOnTheLine.dials(floor, from);
  await caller.press('');
  return caller;
};

describe('somebody calls while a counsellor is on shift', () => {
  beforeEach(async () => {
    await onShift(floor, 'Ana', 5, 'on-call');
  });

  it('hears welcome, help in an emergency and both languages, and waits in line without pressing anything (F45)', async () => {
    const caller = await CallerOnTheLine.dials(floor);
    expect(caller.hears).toEqual(
      expect.arrayContaining(['greeting.welcome', 'greeting.emergency', 'greeting.language', 'greeting.crisis-key']),
    );
    await caller.press('');
    expect(caller.flow.at(-1)).toMatchObject({ kind: 'park', waitStep: 'wait' });
    expect(await entries()).toMatchObject([{ state: 'waiting', deadline_at: secondsAfterStart(20) }]);
    expect(await callbacks()).toMatchObject([{ state: 'queued', origin: 'live-call' }]);
    await caller.waits();
    expect(caller.hears).toEqual(['waiting.next', 'waiting.no-estimate', 'waiting.menu']);
  });

  it('chooses Spanish and hears Spanish from then on', async () => {
    const caller = await CallerOnTheLine.dials(floor);
    await caller.press('2');
    const [first] = caller.flow;
    expect(first).toMatchObject({ kind: 'say', line: { language: 'es' } });
  });

  it('hangs up while waiting: the offer ends, one callback is due at once (F39)', async () => {
    const caller = await inLine();
    after(30);
    await caller.hangsUp();
    expect(await caller.record()).toMatchObject({ stage: 'ended', outcome: 'callback', left_at: 'waiting' });
    expect(await callbacks()).toMatchObject([{ state: 'scheduled', origin: 'abandoned', due_at: secondsAfterStart(30) }]);
    expect(await entries()).toMatchObject([{ state: 'ended' }]);
  });

  it('hangs up at once in the greeting: nothing follows; a few seconds later a callback does (F38)', async () => {
    const [misdial, patient] = [await CallerOnTheLine.dials(floor), await CallerOnTheLine.dials(floor, '+12025550148')];
    after(3);
    await misdial.hangsUp();
    after(9);
    await patient.hangsUp();
    expect(await misdial.record()).toMatchObject({ outcome: 'too-short' });
    expect(await patient.record()).toMatchObject({ outcome: 'callback', left_at: 'greeting' });
    expect(await callbacks()).toMatchObject([{ state: 'scheduled', origin: 'abandoned' }]);
  });

  it('is told twice that the line is dead: the same one outcome and one callback', async () => {
    const caller = await inLine();
    after(30);
    await Promise.all([caller.hangsUp(), caller.hangsUp()]);
    await caller.hangsUp();
    expect(await callbacks()).toHaveLength(1);
    expect(await messages(floor, 'CallerEnded')).toHaveLength(1);
  });

  it('keeps the place: nobody is offered it while they choose, and it is theirs after they hung up (4.5)', async () => {
    const caller = await inLine();
    await caller.waits();
    expect(await caller.press('1')).toEqual([{ kind: 'leave-line' }]);
    await caller.leavesLine();
    expect(caller.hears).toEqual(['keep-place.confirm-number']);
    expect(await entries()).toMatchObject([{ state: 'keeping' }]);
    await onShift(floor, 'Ben');
    await caller.press('1');
    await caller.press('1');
    expect(caller.hears).toEqual(['keep-place.done']);
    after(40);
    await caller.hangsUp();
    expect(await entries()).toMatchObject([{ state: 'offered', inbound_call_id: null, deadline_at: secondsAfterStart(20) }]);
    const { callback_id: id } = await caller.record();
    expect(await row(floor, 'callback', String(id))).toMatchObject({ state: 'queued', origin: 'keep-my-place' });
    expect(await caller.record()).toMatchObject({ outcome: 'callback' });
  });

  it('withholds the number: gets a return code, must enter a number to be called, and is read it back (F43)', async () => {
    const caller = await inLine('+266696687');
    expect(caller.hears).toContain('return-code.yours');
    await caller.waits();
    await caller.press('1');
    await caller.leavesLine();
    expect(caller.hears).toEqual(['keep-place.enter-number']);
    await caller.press('911');
    expect(caller.hears).toEqual(['keep-place.number-not-usable', 'keep-place.enter-number']);
    await caller.press('2025550161');
    expect(caller.hears).toEqual(['keep-place.confirm-entered']);
    await caller.press('1');
    await caller.press('2');
    await caller.hangsUp();
    const [number] = await floor.database.query('select * from phone_number');
    expect(number).toMatchObject({ e164: '+12025550161' });
    expect(await callbacks()).toMatchObject([{ state: 'queued', phone_number_id: number!['id'] }]);
  });

  it('withholds the number and hangs up: nobody can be called, and it is said so', async () => {
    const caller = await inLine('anonymous');
    after(60);
    await caller.hangsUp();
    expect(await caller.record()).toMatchObject({ outcome: 'no-number' });
    const [callback] = await callbacks();
    expect(callback).toMatchObject({ state: 'cancelled' });
    await floor.use(IntakeReactions).onCallbackEnded({ callbackId: String(callback!['id']) });
    expect(await floor.database.query('select stage, close_reason from intake')).toEqual([
      { stage: 'closed', close_reason: 'unreachable' },
    ]);
  });

  it('comes back with the return code: the same thread', async () => {
    const first = await inLine('anonymous');
    const { return_code: code, person_id: person } = await first.record();
    await first.hangsUp();
    const second = await CallerOnTheLine.dials(floor, 'unknown');
    await second.press('*');
    await second.press(String(code));
    expect(second.hears).toContain('return-code.welcome-back');
    expect(await second.record()).toMatchObject({ person_id: person });
  });

  it('presses 9: front of the line, a supervisor is alerted, 988 is offered, and the only ways out lead to a person (F51)', async () => {
    await inLine('+12025550150');
    const caller = await inLine();
    await caller.waits();
    await caller.press('9');
    expect(caller.hears).toEqual(['crisis.stay', 'crisis.offer-988']);
    expect(await floor.database.query('select kind, subject_id from alert')).toEqual([
      { kind: 'crisis-call', subject_id: (await caller.record())['id'] },
    ]);
    const [next] = await floor.database.query(
      `select inbound_call_id from queue_entry where state = 'waiting' order by deadline_at limit 1`,
    );
    expect(next).toMatchObject({ inbound_call_id: (await caller.record())['id'] });
    await caller.press('1');
    expect(await caller.record()).toMatchObject({ stage: 'waiting' });
  });

  it('presses 9 at any question: that wins, and the caller is in line at its front (F51)', async () => {
    const atQuestion: Record<string, (caller: CallerOnTheLine) => Promise<unknown>> = {
      greeting: async () => {},
      'voicemail question': async (caller) => {
        await caller.press('');
        await caller.waits();
        await caller.press('1');
        await caller.leavesLine();
        await caller.press('1');
      },
      'another number': async (caller) => {
        await caller.press('');
        await caller.waits();
        await caller.press('1');
        await caller.leavesLine();
        await caller.press('2');
      },
    };
    for (const [n, go] of Object.values(atQuestion).entries()) {
      const caller = await CallerOnTheLine.dials(floor, `+1202555016${n}`);
      await go(caller);
      await caller.press('9');
      expect(caller.hears).toContain('crisis.stay');
      expect(await caller.record()).toMatchObject({ stage: 'waiting', crisis_at: expect.anything() });
    }
    expect(await floor.database.query(`select state, urgency from queue_entry where ended_at is null`)).toEqual(
      Object.keys(atQuestion).map(() => ({ state: 'waiting', urgency: 'urgent' })),
    );
  });

  it('declines to be called back: the callback is cancelled', async () => {
    const caller = await inLine();
    await caller.waits();
    await caller.press('3');
    await caller.leavesLine();
    expect(caller.hears).toEqual(['declined.bye']);
    await caller.hangsUp();
    expect(await caller.record()).toMatchObject({ outcome: 'declined-callback' });
    expect(await callbacks()).toMatchObject([{ state: 'cancelled' }]);
  });

  it('leaves a message, or hangs up doing it (F42)', async () => {
    const caller = await inLine();
    await caller.waits();
    await caller.press('2');
    await caller.leavesLine();
    const record = caller.flow.find((step) => step.kind === 'record')!;
    expect(record).toMatchObject({ maxSeconds: 120 });
    await caller.ask(record.kind === 'record' ? record.step : '', {
      recorded: { carrierSid: 'RE1', seconds: 7, hungUp: true },
    });
    expect(await caller.record()).toMatchObject({ outcome: 'voicemail', message_seconds: 7 });
    expect(await callbacks()).toMatchObject([{ origin: 'voicemail', ended_at: null }]);
  });

  it('calls while their callback waits: it leaves the line, and comes back when they hang up at once (promise 4)', async () => {
    const person = await due(floor);
    await floor.database.query(`update callback set due_at = $2 where id = $1`, [person.callbackId, secondsAfterStart(-60)]);
    const caller = await CallerOnTheLine.dials(floor);
    expect(await row(floor, 'callback', person.callbackId)).toMatchObject({ because: 'They are calling us right now' });
    await caller.press('');
    expect(await row(floor, 'callback', person.callbackId)).toMatchObject({ state: 'queued' });
    after(20);
    await caller.hangsUp();
    expect(await callbacks()).toMatchObject([{ id: person.callbackId, state: 'scheduled', due_at: secondsAfterStart(20) }]);
  });

  it('five times in a minute: one person, one callback (F47)', async () => {
    for (let n = 0; n < 5; n++) {
      const caller = await inLine();
      after(10 * (n + 1));
      await caller.hangsUp();
    }
    expect(await callbacks()).toHaveLength(1);
    expect(await floor.database.query('select id from person')).toHaveLength(1);
  });
});

describe('nobody is there', () => {
  it('also when all counsellors are away on a break', async () => {
    await onShift(floor, 'Ana', 5, 'break');
    const caller = await CallerOnTheLine.dials(floor);
    await caller.press('');
    expect(caller.hears).toEqual(['nobody-on-shift.sentence', 'nobody-on-shift.menu']);
  });

  it('is said, and silence is not a no: a callback is promised (F53)', async () => {
    const caller = await CallerOnTheLine.dials(floor);
    await caller.press('');
    expect(caller.hears).toEqual(['nobody-on-shift.sentence', 'nobody-on-shift.menu']);
    await caller.press('');
    await caller.hangsUp();
    expect(await caller.record()).toMatchObject({ outcome: 'callback' });
    expect(await callbacks()).toMatchObject([{ origin: 'closed', state: 'scheduled' }]);
  });
});

describe('who is not let in', () => {
  it('is our own number (a loop), and a number that staff blocked (F48, F49)', async () => {
    const loop = await CallerOnTheLine.dials(floor, '+12025550100');
    expect(loop.flow).toEqual([{ kind: 'refuse-call', busy: true }]);
    expect(await loop.record()).toMatchObject({ outcome: 'refused' });
    const { userId } = await floor.rows.staff('Mia', 'manager');
    await floor.rows.insert('blocked_caller', {
      id: userId,
      caller_number: '+12025550147',
      reason: 'threats',
      until: secondsAfterStart(3600),
      by_user_id: userId,
      created_at: secondsAfterStart(0),
    });
    const blocked = await CallerOnTheLine.dials(floor);
    expect(blocked.flow).toEqual([{ kind: 'refuse-call', busy: true }]);
    expect(await callbacks()).toEqual([]);
  });
});

describe('the carrier repeats itself', () => {
  it('a step that was answered gets the same flow again, and nothing happens (F8, F12)', async () => {
    await onShift(floor, 'Ana', 5, 'on-call');
    const caller = await CallerOnTheLine.dials(floor);
    const collect = caller.flow.find((step) => step.kind === 'collect')!;
    const step = collect.kind === 'collect' ? collect.step : '';
    const first = await caller.ask(step, { digits: '' });
    const again = await caller.ask(step, { digits: '' });
    expect(again).toEqual(first);
    expect(await entries()).toHaveLength(1);
    await caller.hangsUp();
    expect(await caller.ask(step, { digits: '' })).toEqual([{ kind: 'hang-up' }]);
  });

  it('the first webhook comes twice at the same moment: one call', async () => {
    const caller = await CallerOnTheLine.dials(floor);
    const { HotlineScript } = await import('../../../src/modules/hotline/index.js');
    const call = { carrierSid: caller.carrierSid, to: '+12025550100', from: caller.from, forwardedFrom: null };
    const answers = await Promise.all([1, 2, 3].map(() => floor.use(HotlineScript).called(call)));
    expect(new Set(answers.map(({ legId }) => legId))).toEqual(new Set([caller.legId]));
    expect(await floor.database.query('select id from inbound_call')).toHaveLength(1);
  });

  it('leaves nothing that breaks a promise', async () => {
    expect(await checkPromises((text) => floor.database.query(text))).toEqual([]);
  });
});
