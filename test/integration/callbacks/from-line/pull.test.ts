import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { CallbackCallScript } from '../../../../src/modules/callbacks/index.js';
import { AnswerByClick } from '../../../../src/modules/callbacks/place/answer-by-click.js';
import { RingCounsellor } from '../../../../src/modules/calls/index.js';
import { messages, onShift, row, secondsAfterStart } from '../../calls/floor-steps.js';
import { openFloor, type Floor } from '../../calls/opened-floor.js';
import { keys } from '../../calls/step-input.js';
import { lookAt, otherRoute, pending, serve, writePolicy } from '../../routing/routing-steps.js';
import { endings, inLine, isFree, pull, pullNext } from './line-steps.js';

let floor: Floor;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  await floor.database.query('update route set next_look_at = null');
  await writePolicy(floor, {});
});

const offers = () =>
  floor.database.query<{ id: string; state: string; counsellor: string; why: { sentence: string } }>(
    'select id, state, counsellor_id as counsellor, why from offer order by offered_at, id',
  );

describe('a counsellor who pulls somebody out of the line', () => {
  it('has them: the offer is accepted, the call is open, and the sentence says who wanted it', async () => {
    const { entryId, callbackId } = await inLine(floor);
    const ana = await onShift(floor, 'Ana');
    const { callId, callbackId: pulled } = await pull(floor, entryId, ana);
    expect(pulled).toBe(callbackId);
    expect(await row(floor, 'call', callId)).toMatchObject({ state: 'waiting-for-counsellor', counsellor_id: ana });
    expect(await row(floor, 'callback', callbackId)).toMatchObject({ state: 'dialling', owner_user_id: ana });
    expect(await row(floor, 'counsellor', ana)).toMatchObject({ presence: 'on-call' });
    expect(await row(floor, 'queue_entry', entryId)).toMatchObject({ state: 'accepted' });
    expect(await offers()).toMatchObject([
      { state: 'accepted', why: { sentence: 'Ana: speaks English, idle 5 min, took it from the line' } },
    ]);
  });

  it('is rung as after a click, and dials with 1', async () => {
    const { entryId } = await inLine(floor);
    const { callId } = await pull(floor, entryId, await onShift(floor, 'Ana'));
    for (const { payload } of await messages(floor, 'OfferMade')) await floor.use(RingCounsellor).run(String(payload['offerId']));
    const { legId } = floor.carrier.rung[0]!;
    await floor.use(CallbackCallScript).answered(legId, `CA-${legId}`);
    expect(await floor.use(CallbackCallScript).asked(legId, 'accept', keys('1'))).toMatchObject([{ kind: 'join-room' }]);
    expect(await floor.database.query(`select id from call_leg where call_id = $1 and party = 'person'`, [callId])).toHaveLength(
      1,
    );
  });

  it('takes what already rings for them', async () => {
    const ana = await onShift(floor, 'Ana');
    const { entryId } = await inLine(floor);
    expect(await pending(floor)).toMatchObject({ counsellorId: ana });
    await pull(floor, entryId, ana);
    expect(await offers()).toMatchObject([{ state: 'accepted', counsellor: ana }]);
  });

  it.each<[string, string, string]>([
    ['a break', 'break', 'Ana: is on a break.'],
    ['a call', 'on-call', 'Ana: is on a call.'],
    ['a write-up', 'wrap-up', 'Ana: is writing up their last call.'],
  ])('is refused during %s, and nothing changes', async (_, presence, message) => {
    const { entryId } = await inLine(floor);
    const ana = await onShift(floor, 'Ana', 5, presence);
    await expect(pull(floor, entryId, ana)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'queue/not-available',
      message,
      options: { extra: { rule: 'routing/not-available' } },
    });
    expect(await offers()).toEqual([]);
    expect(await row(floor, 'queue_entry', entryId)).toMatchObject({ state: 'waiting' });
  });

  it('is refused while the phones are down', async () => {
    const { entryId } = await inLine(floor);
    const ana = await onShift(floor, 'Ana');
    await floor.database.query(`insert into carrier_look (kind, looked_until) values ('down', $1)`, [floor.clock.at]);
    await expect(pull(floor, entryId, ana)).rejects.toMatchObject({ code: 'queue/phones-down' });
  });

  it('is told that there is no such place, or that somebody else has it', async () => {
    const ana = await onShift(floor, 'Ana');
    await expect(pull(floor, uuid(), ana)).rejects.toMatchObject({ kind: 'not-found', code: 'queue/unknown' });
    const { entryId } = await inLine(floor);
    const ben = await onShift(floor, 'Ben');
    await expect(pull(floor, entryId, ben)).rejects.toMatchObject({ kind: 'conflict', code: 'queue/taken' });
    expect(await pending(floor)).toMatchObject({ counsellorId: ana });
  });
});

describe('the policy', () => {
  it('keeps from a counsellor, with its sentence, what it keeps for another; not from a supervisor', async () => {
    const lou = await onShift(floor, 'Lou', 5, 'on-call');
    const { entryId } = await inLine(floor, 1, { last_counsellor_id: lou });
    const ana = await onShift(floor, 'Ana');
    await expect(pull(floor, entryId, ana)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'queue/excluded',
      message: expect.stringMatching(/^Ana: kept for Lou, who took their last call, until \d\d:\d\d\.$/),
      options: { extra: { rule: 'routing/held' } },
    });
    await floor.database.query(`update staff_user set roles = '{counsellor,manager}' where id = $1`, [ana]);
    await expect(pull(floor, entryId, ana)).resolves.toBeDefined();
  });

  it('keeps a ring from a counsellor until it widens, not from a supervisor', async () => {
    const { entryId } = await inLine(floor);
    const ana = await onShift(floor, 'Ana');
    await serve(floor, ana, { proficiency: 1 });
    await expect(pull(floor, entryId, ana)).rejects.toMatchObject({ options: { extra: { rule: 'routing/ring' } } });
    floor.clock.at = secondsAfterStart(60);
    await expect(pull(floor, entryId, ana)).resolves.toBeDefined();
  });

  it('keeps other routes from everybody, but those that overflow to them', async () => {
    const hill = await otherRoute(floor);
    const { entryId } = await inLine(floor);
    const ana = await onShift(floor, 'Ana');
    await serve(floor, ana, { routeId: hill });
    await expect(pull(floor, entryId, ana)).rejects.toMatchObject({ options: { extra: { rule: 'routing/other-route' } } });
    await writePolicy(floor, { overflow: { routes: [{ routeId: hill, afterSeconds: 30 }] } });
    await expect(pull(floor, entryId, ana)).rejects.toMatchObject({ options: { extra: { rule: 'routing/overflow-route' } } });
    floor.clock.at = secondsAfterStart(30);
    await expect(pullNext(floor, ana)).resolves.toBeDefined();
  });
});

describe('the next one', () => {
  it('is the most pressing whom the policy lets them have', async () => {
    const lou = await onShift(floor, 'Lou', 5, 'on-call');
    const kept = await inLine(floor, 1, { last_counsellor_id: lou });
    const later = await inLine(floor, 2, { promised_by: secondsAfterStart(1200) });
    const sooner = await inLine(floor, 3, { promised_by: secondsAfterStart(900) });
    const ana = await onShift(floor, 'Ana');
    const ben = await onShift(floor, 'Ben');
    const cal = await onShift(floor, 'Cal');
    expect((await pullNext(floor, ana)).callbackId).toBe(sooner.callbackId);
    expect((await pullNext(floor, ben)).callbackId).toBe(later.callbackId);
    await expect(pullNext(floor, cal)).rejects.toMatchObject({ code: 'queue/excluded', message: expect.stringContaining('Lou') });
    expect(await row(floor, 'queue_entry', kept.entryId)).toMatchObject({ state: 'waiting' });
  });

  it('is nobody when nobody waits, and is refused when they are not available themselves', async () => {
    const ana = await onShift(floor, 'Ana', 5, 'break');
    await expect(pullNext(floor, ana)).rejects.toMatchObject({ kind: 'not-found', code: 'queue/empty' });
    await inLine(floor);
    await expect(pullNext(floor, ana)).rejects.toMatchObject({ kind: 'conflict', code: 'queue/not-available' });
  });

  it('is not whom they have just declined', async () => {
    const ana = await onShift(floor, 'Ana');
    const { entryId } = await inLine(floor);
    const [offer] = await offers();
    await floor.use(AnswerByClick).decline(offer!.id, ana, 'a moment');
    await expect(pullNext(floor, ana)).rejects.toMatchObject({ options: { extra: { rule: 'routing/declined' } } });
    expect(await row(floor, 'queue_entry', entryId)).toMatchObject({ state: 'waiting' });
  });
});

describe('at the same moment', () => {
  it('two, five or ten who pull the same one: one wins, the others are free and told so', async () => {
    for (const many of [2, 5, 10]) {
      await floor.reset();
      const { entryId } = await inLine(floor);
      const counsellors: string[] = [];
      for (let n = 0; n < many; n++) counsellors.push(await onShift(floor, `Counsellor ${n}`));
      const tries = await Promise.allSettled(counsellors.map((id) => pull(floor, entryId, id)));
      const ends = endings(tries);
      expect(ends.filter((one) => one === 'won')).toHaveLength(1);
      expect(new Set(ends)).toEqual(new Set(['won', 'queue/taken']));
      expect(await floor.database.query('select id from call')).toHaveLength(1);
      const free = await floor.database.query(`select id from counsellor where presence = 'available'`);
      expect(free).toHaveLength(many - 1);
    }
  });

  it('everybody who asks for the next one gets another', async () => {
    for (const n of [1, 2, 3, 4]) await inLine(floor, n);
    const counsellors: string[] = [];
    for (const name of ['Ana', 'Ben', 'Cal', 'Dot']) counsellors.push(await onShift(floor, name));
    const pulled = await Promise.all(counsellors.map((id) => pullNext(floor, id)));
    expect(new Set(pulled.map(({ callbackId }) => callbackId)).size).toBe(4);
  });

  it('one counsellor who pulls two has one', async () => {
    const both = [await inLine(floor, 1), await inLine(floor, 2)];
    const ana = await onShift(floor, 'Ana');
    const ends = endings(await Promise.allSettled(both.map(({ entryId }) => pull(floor, entryId, ana))));
    expect([...ends].sort()).toEqual(['queue/not-available', 'won']);
    expect(await offers()).toHaveLength(1);
  });

  it('the program offers them as well: nobody has two, and nobody is with two', async () => {
    const { entryId } = await inLine(floor);
    const ana = await onShift(floor, 'Ana', 5, 'offline');
    const ben = await onShift(floor, 'Ben', 60, 'offline');
    for (const id of [ana, ben]) await isFree(floor, id);
    await Promise.allSettled([pull(floor, entryId, ana), lookAt(floor, 0)]);
    const open = (await offers()).filter(({ state }) => state === 'pending' || state === 'accepted');
    expect(open).toHaveLength(1);
  });
});
