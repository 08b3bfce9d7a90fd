import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CheckLeg, LegStore, WatchLegs } from '../../../src/modules/calls/index.js';
import { EndGoneCaller, ReconcileCalls } from '../../../src/modules/hotline/index.js';
import { dialling, due, messages, number, offered, onShift, secondsAfterStart } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { CallerOnTheLine } from './caller.js';
import { listedCall } from './listed-call.js';

let floor: Floor;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(() => floor.reset());

type Row = Record<string, unknown>;
const rows = (table: string, order: string) => floor.database.query<Row>(`select * from ${table} order by ${order}`);
const incoming = () => rows('inbound_call', 'arrived_at');
const callbacks = () => rows('callback', 'due_at');
const findings = () => rows('carrier_finding', 'found_at');
const alerts = () => floor.database.query<Row>('select kind from alert where acknowledged_at is null');
const lookAt = (seconds: number) => {
  floor.clock.at = secondsAfterStart(seconds);
  return floor.use(ReconcileCalls).run();
};

describe('somebody called while we were away (B-070, F108)', () => {
  it('is written down once, however often the list is read, and is called back', async () => {
    const call = listedCall({ seconds: 3 });
    floor.carrier.calls = [call, call];
    await lookAt(120);
    await lookAt(180);
    expect(await incoming()).toMatchObject([
      {
        learnt_by: 'import',
        outcome: 'callback',
        arrived_at: secondsAfterStart(0),
        ended_at: secondsAfterStart(3),
        because: 'They called while we could not answer (found at the carrier)',
      },
    ]);
    expect(await callbacks()).toMatchObject([{ state: 'scheduled', origin: 'missed', due_at: secondsAfterStart(120) }]);
    expect(await findings()).toMatchObject([{ carrier_sid: call.carrierSid, needs_human: false }]);
    expect(await messages(floor, 'CallerEnded')).toHaveLength(1);
  });

  it('two processes that look at the same moment write it down once', async () => {
    floor.carrier.calls = [listedCall()];
    floor.clock.at = secondsAfterStart(120);
    await Promise.all([1, 2, 3].map(() => floor.use(ReconcileCalls).run()));
    expect(await incoming()).toHaveLength(1);
    expect(await callbacks()).toHaveLength(1);
  });

  it('called three times: three calls, one person, one callback', async () => {
    floor.carrier.calls = [0, 10, 20].map((seconds) => listedCall({ startedAt: secondsAfterStart(seconds), seconds: 5 }));
    await lookAt(120);
    expect(await incoming()).toHaveLength(3);
    expect(await callbacks()).toHaveLength(1);
    expect(await rows('person', 'id')).toHaveLength(1);
  });

  it('talked with the standby phone: no callback, and a human asks what was agreed', async () => {
    const call = listedCall();
    const standby = listedCall({
      direction: 'outgoing',
      parentSid: call.carrierSid,
      to: '+12125550199',
      startedAt: secondsAfterStart(8),
      seconds: 30,
    });
    floor.carrier.calls = [standby, call];
    await lookAt(120);
    expect(await incoming()).toMatchObject([{ outcome: 'transferred', transferred_at: secondsAfterStart(8) }]);
    expect(await callbacks()).toEqual([]);
    expect(await findings()).toMatchObject([{ needs_human: true, explanation: expect.stringContaining('standby phone') }]);
  });

  it('and the standby phone was not picked up: called back', async () => {
    const call = listedCall();
    floor.carrier.calls = [
      call,
      listedCall({ direction: 'outgoing', parentSid: call.carrierSid, to: '+12125550199', state: 'no-answer', seconds: 0 }),
    ];
    await lookAt(120);
    expect(await incoming()).toMatchObject([{ outcome: 'callback' }]);
  });

  it('is still on the line with the fallback: written down when the call is over, however long it takes', async () => {
    const call = listedCall({ state: 'in-progress', seconds: 0 });
    floor.carrier.calls = [call];
    await lookAt(60);
    await lookAt(1200);
    expect(await incoming()).toEqual([]);
    floor.carrier.calls = [{ ...call, state: 'completed', seconds: 1250 }];
    await lookAt(1260);
    expect(await incoming()).toMatchObject([{ outcome: 'callback', ended_at: secondsAfterStart(1250) }]);
  });

  it('withheld the number, or was blocked by staff: nobody is called', async () => {
    floor.carrier.calls = [
      listedCall({ from: 'anonymous' }),
      listedCall({ from: '+12025550100', startedAt: secondsAfterStart(1) }),
    ];
    await lookAt(120);
    expect(await incoming()).toMatchObject([{ outcome: 'no-number' }, { outcome: 'refused' }]);
    expect(await callbacks()).toEqual([]);
  });

  it('the report of the end comes when we are back: it was no misdial, the list tells what it was', async () => {
    const { HotlineScript } = await import('../../../src/modules/hotline/index.js');
    const call = listedCall();
    const { carrierSid, to, from } = call;
    await floor.use(HotlineScript).incomingEnded({ carrierSid, to, from, forwardedFrom: null, seconds: 40 });
    expect(await incoming()).toEqual([]);
    floor.carrier.calls = [call];
    await lookAt(60);
    expect(await incoming()).toMatchObject([{ outcome: 'callback' }]);
  });

  it('many did: they are called one after the other, who called first first (F109)', async () => {
    await onShift(floor, 'Ana', 5, 'on-call');
    await onShift(floor, 'Ben', 5, 'on-call');
    floor.carrier.calls = [5, 4, 3, 2, 1].map((n) => listedCall({ from: number(60 + n), startedAt: secondsAfterStart(n) }));
    await lookAt(120);
    const wave = await floor.database.query<{ e164: string; due_at: Date }>(
      'select n.e164, c.due_at from callback c join phone_number n on n.id = c.phone_number_id order by c.due_at, n.e164',
    );
    expect(wave).toEqual(
      [
        [61, 120],
        [62, 120],
        [63, 1020],
        [64, 1020],
        [65, 1920],
      ].map(([n, seconds]) => ({ e164: number(n!), due_at: secondsAfterStart(seconds!) })),
    );
  });

  it('in the night: nobody is called in their quiet hours', async () => {
    floor.clock.at = new Date('2026-11-24T08:00:00Z');
    floor.carrier.calls = [listedCall({ startedAt: new Date('2026-11-24T07:58:00Z') })];
    await floor.use(ReconcileCalls).run();
    expect(await callbacks()).toMatchObject([{ due_at: new Date('2026-11-24T13:00:00Z') }]);
  });
});

describe('a call went out that no leg knows (3.7)', () => {
  it('is adopted when we meant to place it', async () => {
    await onShift(floor, 'Ana');
    const { personLegId } = await dialling(floor, await offered(floor, await due(floor)));
    await floor.use(LegStore).claimPlacing(floor.database, personLegId, floor.clock.at);
    await floor.database.query(`update call_leg set state = 'unknown' where id = $1`, [personLegId]);
    const call = listedCall({ direction: 'outgoing', to: number(47), from: '+12025550100', state: 'ringing', seconds: 0 });
    floor.carrier.calls = [call];
    await lookAt(30);
    expect(await floor.use(LegStore).find(floor.database, personLegId)).toMatchObject({
      carrier_sid: call.carrierSid,
      state: 'ringing',
    });
    expect(await findings()).toEqual([]);
    expect(floor.carrier.hungUp).toEqual([]);
  });

  it('is hung up when it rings somebody of ours, and told once', async () => {
    await floor.rows.person(number(47));
    const call = listedCall({ direction: 'outgoing', to: number(47), from: '+12025550100', state: 'in-progress', seconds: 0 });
    floor.carrier.calls = [call];
    await lookAt(30);
    await lookAt(90);
    expect(floor.carrier.hungUp).toEqual([call.carrierSid]);
    expect(await findings()).toMatchObject([{ carrier_sid: call.carrierSid, needs_human: true }]);
    expect(await alerts()).toEqual([{ kind: 'unknown-call' }]);
  });

  it('to somebody whom we do not know is told, and left alone', async () => {
    floor.carrier.calls = [listedCall({ direction: 'outgoing', to: '+12125550188', from: '+12025550100', state: 'in-progress' })];
    await lookAt(30);
    expect(floor.carrier.hungUp).toEqual([]);
    expect(await findings()).toMatchObject([{ needs_human: true }]);
  });

  it('needs no explanation when a call of ours connected it', async () => {
    const caller = await CallerOnTheLine.dials(floor);
    floor.carrier.calls = [listedCall({ direction: 'outgoing', parentSid: caller.carrierSid, to: '+12125550188' })];
    await lookAt(30);
    expect(await findings()).toEqual([]);
  });
});

describe('the last report of a caller never comes (F4, B-066)', () => {
  it('the carrier is asked after a minute, and the call gets its outcome, with its source', async () => {
    const caller = await CallerOnTheLine.dials(floor);
    await caller.press('');
    floor.carrier.calls = [{ carrierSid: caller.carrierSid, state: 'completed', startedAt: floor.clock.at }];
    floor.clock.at = secondsAfterStart(61);
    await floor.use(WatchLegs).queueOverdue();
    expect(await messages(floor, 'check-leg')).toMatchObject([{ payload: { legId: caller.legId } }]);
    await floor.use(CheckLeg).run(caller.legId);
    expect(await floor.use(EndGoneCaller).gone()).toEqual([]);
    floor.clock.at = secondsAfterStart(75);
    const gone = await floor.use(EndGoneCaller).gone();
    expect(gone).toEqual([{ id: caller.legId }]);
    for (const { id } of [...gone, ...gone]) await floor.use(EndGoneCaller).run(id);
    expect(await caller.record()).toMatchObject({
      outcome: 'callback',
      ended_at: secondsAfterStart(61),
      because: expect.stringContaining('(found at the carrier)'),
    });
    expect(await callbacks()).toMatchObject([{ state: 'scheduled' }]);
  });
});
