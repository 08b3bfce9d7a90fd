import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { AssignCallback } from '../../../../src/modules/callbacks/by-staff/assign-callback.js';
import { TakeOver } from '../../../../src/modules/callbacks/by-staff/take-over.js';
import { AnswerByClick } from '../../../../src/modules/callbacks/place/answer-by-click.js';
import { LookAtCallback } from '../../../../src/modules/callbacks/index.js';
import type { StaffPrincipal } from '../../../../src/platform/auth/principal.js';
import { due, number, offered, onShift, row } from '../../calls/floor-steps.js';
import { openFloor, type Floor } from '../../calls/opened-floor.js';
import { minutesAfterStart } from '../../intake/seeded-rows.js';

let floor: Floor;
let mia: StaffPrincipal;
let ana: string;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  mia = await floor.rows.staff('Mia', 'manager');
  ana = await onShift(floor, 'Ana', 60);
});

const takeOver = (to: string | null = null, from = ana) =>
  floor.use(TakeOver).run({ counsellorId: from, to, reason: 'She is ill' }, mia);
const assign = (callbackId: string, to: string | null) => floor.use(AssignCallback).assign(callbackId, { to, reason: null }, mia);
const assigned = async (n: number, columns: Readonly<Record<string, unknown>> = {}) => {
  const person = await due(floor, number(n), { due_at: minutesAfterStart(60), ...columns });
  await assign(person.callbackId, ana);
  return person.callbackId;
};
const assignee = async (callbackId: string) => (await row(floor, 'callback', callbackId))['assigned_to'];

describe('what a counsellor who left still owns', () => {
  it('goes back to the team, and the answer and the record say what', async () => {
    const [one, two] = [await assigned(1), await assigned(2)];
    const moved = await takeOver();
    expect(moved).toEqual([one, two].map((callbackId) => ({ kind: 'callback', callbackId, to: null })));
    expect([await assignee(one), await assignee(two)]).toEqual([null, null]);
    const audit = await floor.database.query('select user_id, action, detail from audit_entry where subject_id = $1', [ana]);
    expect(audit).toEqual([
      { user_id: mia.userId, action: 'counsellor.taken-over', detail: { to: null, reason: 'She is ill', moved } },
    ]);
    expect(await takeOver()).toEqual([]);
  });

  it('goes to a named colleague where they serve the route, else to the team', async () => {
    const ben = await onShift(floor, 'Ben', 5, 'offline');
    const { userId: eve } = await floor.rows.staff('Eve', 'counsellor');
    const callbackId = await assigned(1);
    expect(await takeOver(ben)).toEqual([{ kind: 'callback', callbackId, to: ben }]);
    expect(await takeOver(eve, ben)).toEqual([{ kind: 'callback', callbackId, to: null }]);
  });

  it('is offered at once when it waits in line already', async () => {
    const ben = await onShift(floor, 'Ben', 5, 'on-call');
    const { callbackId } = await due(floor, number(1));
    await assign(callbackId, ana);
    await floor.database.query(`update counsellor set presence = 'on-call' where id = $1`, [ana]);
    await floor.use(LookAtCallback).run(callbackId);
    await floor.database.query(`update counsellor set presence = 'available' where id = $1`, [ben]);
    expect(await floor.database.query('select id from offer')).toEqual([]); // kept for Ana
    await takeOver(ben);
    expect(await floor.database.query(`select counsellor_id from offer where state = 'pending'`)).toEqual([
      { counsellor_id: ben },
    ]);
  });

  it('was being offered to them: it goes to the next one, and nobody is offered to them until they are back', async () => {
    const person = await due(floor, number(1));
    const offer = await offered(floor, person);
    const ben = await onShift(floor, 'Ben', 1);
    expect(await takeOver()).toEqual([{ kind: 'offer', callbackId: person.callbackId, to: null }]);
    expect(await row(floor, 'offer', offer.offerId)).toMatchObject({ state: 'expired' });
    expect(await row(floor, 'counsellor', ana)).toMatchObject({ presence: 'break', presence_code: 'taken-over' });
    expect(await floor.database.query(`select counsellor_id from offer where state = 'pending'`)).toEqual([
      { counsellor_id: ben },
    ]);
  });

  it('is a decision: the named colleague makes it if they may, else the manager with the fewest, never the one who left', async () => {
    const { userId: max } = await floor.rows.staff('Max', 'manager', 'counsellor');
    const { userId: kim } = await floor.rows.staff('Kim', 'manager');
    const waiting = { state: 'needs-decision', owner_team: null };
    const { callbackId } = await due(floor, number(1), { ...waiting, owner_user_id: max });
    await due(floor, number(2), { ...waiting, owner_user_id: kim });
    expect(await takeOver(kim, max)).toEqual([{ kind: 'decision', callbackId, to: kim }]);
    expect(await takeOver(ana, kim)).toHaveLength(2);
    const owners = await floor.database.query<{ id: string }>(
      `select distinct owner_user_id as id from callback where state = 'needs-decision'`,
    );
    expect(owners.map(({ id }) => id).every((id) => id === max || id === mia.userId)).toBe(true);
    expect(await row(floor, 'callback', callbackId)).toMatchObject({ state: 'needs-decision', due_at: minutesAfterStart(60) });
  });

  it('does not pull a call from under them', async () => {
    const offer = await offered(floor, await due(floor, number(1)));
    await floor.use(AnswerByClick).accept(offer.offerId, ana);
    const before = await row(floor, 'callback', offer.callbackId);
    expect(await takeOver()).toEqual([]);
    expect(await row(floor, 'callback', offer.callbackId)).toEqual(before);
  });

  it('needs somebody who is known, and a colleague who works here', async () => {
    await expect(takeOver(null, uuid())).rejects.toMatchObject({ kind: 'not-found', code: 'counsellor/unknown' });
    const { userId: gone } = await floor.rows.staff('Gus', 'counsellor');
    await floor.database.query('update staff_user set active = false where id = $1', [gone]);
    for (const to of [gone, ana, uuid()])
      await expect(takeOver(to)).rejects.toMatchObject({ kind: 'invalid', code: 'take-over/other' });
  });

  it('and is accepted at the same moment stays theirs; else it is the next one’s', async () => {
    for (let round = 0; round < 5; round++) {
      await floor.reset();
      mia = await floor.rows.staff('Mia', 'manager');
      ana = await onShift(floor, 'Ana', 60);
      const { callbackId, ...person } = await due(floor, number(1));
      await assign(callbackId, ana);
      const { offerId } = await offered(floor, { ...person, callbackId });
      const [accepted, taken] = await Promise.allSettled([floor.use(AnswerByClick).accept(offerId, ana), takeOver()]);
      expect(taken.status).toBe('fulfilled');
      const state = accepted.status === 'fulfilled' ? 'dialling' : 'queued';
      expect(await row(floor, 'callback', callbackId)).toMatchObject({ state });
      expect(await floor.database.query(`select id from call`)).toHaveLength(accepted.status === 'fulfilled' ? 1 : 0);
    }
  });
});
