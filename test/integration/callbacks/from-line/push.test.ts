import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { AnswerByClick } from '../../../../src/modules/callbacks/place/answer-by-click.js';
import type { StaffPrincipal } from '../../../../src/platform/auth/principal.js';
import { onShift, row } from '../../calls/floor-steps.js';
import { openFloor, type Floor } from '../../calls/opened-floor.js';
import { pending, serve, writePolicy } from '../../routing/routing-steps.js';
import { endings, inLine, isFree, pull, push } from './line-steps.js';

let floor: Floor;
let mia: StaffPrincipal;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  await floor.database.query('update route set next_look_at = null');
  await writePolicy(floor, {});
  mia = await floor.rows.staff('Mia', 'manager');
});

const audited = (entryId: string) =>
  floor.database.query('select user_id, action, detail from audit_entry where subject_id = $1', [entryId]);

describe('a supervisor gives somebody who waits to a counsellor', () => {
  it('their phone rings for it now, the sentence says why, and it is on the record', async () => {
    const { entryId, callbackId } = await inLine(floor);
    await onShift(floor, 'Ana', 60);
    const ben = await onShift(floor, 'Ben', 1);
    const offerId = await push(floor, entryId, ben, mia);
    expect(await pending(floor)).toMatchObject({
      counsellorId: ben,
      why: { sentence: 'Ben: speaks English, idle 1 min, given by a supervisor' },
    });
    expect(await row(floor, 'counsellor', ben)).toMatchObject({ presence: 'offered' });
    expect(await audited(entryId)).toEqual([
      { user_id: mia.userId, action: 'queue-entry.pushed', detail: { to: ben, offerId, reason: 'They know the family' } },
    ]);
    await floor.use(AnswerByClick).accept(offerId, ben);
    expect(await row(floor, 'callback', callbackId)).toMatchObject({ state: 'dialling', owner_user_id: ben });
  });

  it('whatever ring, relief or refusal would say', async () => {
    const lou = await onShift(floor, 'Lou', 5, 'on-call');
    const { entryId } = await inLine(floor, 1, { last_counsellor_id: lou });
    const ana = await onShift(floor, 'Ana');
    await serve(floor, ana, { proficiency: 1 });
    const first = await push(floor, entryId, ana, mia);
    await floor.use(AnswerByClick).decline(first, ana, 'a moment');
    await expect(push(floor, entryId, ana, mia)).resolves.toEqual(expect.any(String));
  });

  it.each<[string, string, string]>([
    ['is on a break', `presence = 'break'`, 'queue/not-available'],
    ['is on a call', `presence = 'on-call'`, 'queue/not-available'],
    ['is off', `presence = 'offline'`, 'queue/not-available'],
    ['has no phone', 'phone_number = null', 'queue/not-available'],
  ])('is refused when that one %s, and nothing changes', async (_, change, code) => {
    const { entryId } = await inLine(floor);
    const ana = await onShift(floor, 'Ana');
    await floor.database.query(`update counsellor set ${change} where id = $1`, [ana]);
    await expect(push(floor, entryId, ana, mia)).rejects.toMatchObject({ kind: 'conflict', code });
    expect([await pending(floor), await audited(entryId)]).toEqual([null, []]);
    expect(await row(floor, 'queue_entry', entryId)).toMatchObject({ state: 'waiting' });
  });

  it('is refused for whoever serves other routes, is nobody, or when the entry does not wait', async () => {
    const { entryId } = await inLine(floor);
    const { userId: eve } = await floor.rows.staff('Eve', 'counsellor');
    await floor.database.query(`update counsellor set presence = 'available', phone_number = '+12125550199' where id = $1`, [
      eve,
    ]);
    await expect(push(floor, entryId, eve, mia)).rejects.toMatchObject({ kind: 'conflict', code: 'queue/excluded' });
    await expect(push(floor, entryId, mia.userId, mia)).rejects.toMatchObject({
      kind: 'invalid',
      code: 'queue/not-a-counsellor',
    });
    const ana = await onShift(floor, 'Ana');
    await expect(push(floor, uuid(), ana, mia)).rejects.toMatchObject({ kind: 'not-found', code: 'queue/unknown' });
    await pull(floor, entryId, ana);
    const ben = await onShift(floor, 'Ben');
    await expect(push(floor, entryId, ben, mia)).rejects.toMatchObject({ kind: 'conflict', code: 'queue/taken' });
  });
});

describe('at the same moment', () => {
  it('as another takes them from the line: one of the two has them', async () => {
    for (let round = 0; round < 5; round++) {
      await floor.reset();
      mia = await floor.rows.staff('Mia', 'manager');
      const { entryId } = await inLine(floor);
      const [ana, ben] = [await onShift(floor, 'Ana'), await onShift(floor, 'Ben')];
      const ends = endings(await Promise.allSettled([pull(floor, entryId, ana), push(floor, entryId, ben, mia)]));
      expect([...ends].sort()).toEqual(['queue/taken', 'won']);
      const offers = await floor.database.query('select counsellor_id from offer');
      expect(offers).toEqual([{ counsellor_id: ends[0] === 'won' ? ana : ben }]);
    }
  });

  it('as they are accepted by whom they were offered to: the acceptance stands', async () => {
    const ana = await onShift(floor, 'Ana');
    const { entryId, callbackId } = await inLine(floor);
    const [offer] = await floor.database.query<{ id: string }>(`select id from offer where state = 'pending'`);
    const ben = await onShift(floor, 'Ben');
    const ends = endings(
      await Promise.allSettled([floor.use(AnswerByClick).accept(offer!.id, ana), push(floor, entryId, ben, mia)]),
    );
    expect(ends).toEqual(['won', 'queue/taken']);
    expect(await row(floor, 'callback', callbackId)).toMatchObject({ owner_user_id: ana });
    expect(await row(floor, 'counsellor', ben)).toMatchObject({ presence: 'available' });
  });

  it('as they are declined: the push comes too late or in time, and one offer is out', async () => {
    const ana = await onShift(floor, 'Ana');
    const { entryId } = await inLine(floor);
    const [offer] = await floor.database.query<{ id: string }>(`select id from offer where state = 'pending'`);
    const ben = await onShift(floor, 'Ben', 5, 'offline');
    await isFree(floor, ben);
    const [declined] = await Promise.allSettled([
      floor.use(AnswerByClick).decline(offer!.id, ana, 'a moment'),
      push(floor, entryId, ben, mia),
    ]);
    expect(declined.status).toBe('fulfilled');
    expect(await pending(floor)).toMatchObject({ counsellorId: ben }); // pushed, or the next one in line anyway
  });

  it('two entries to one counsellor: they have one', async () => {
    const both = [await inLine(floor, 1), await inLine(floor, 2)];
    const ana = await onShift(floor, 'Ana');
    const ends = endings(await Promise.allSettled(both.map(({ entryId }) => push(floor, entryId, ana, mia))));
    expect([...ends].sort()).toEqual(['queue/not-available', 'won']);
  });
});
