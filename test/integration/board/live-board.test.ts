import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { OpenCallbacksReadModel } from '../../../src/modules/board/callbacks/open-callbacks.read-model.js';
import { LiveBoardReadModel } from '../../../src/modules/board/live-board.read-model.js';
import type { StaffPrincipal } from '../../../src/platform/auth/principal.js';
import type { Database } from '../../../src/platform/database/database.js';
import { minutesAfterStart, SeededRows } from '../intake/seeded-rows.js';
import { StoppedClock } from '../intake/stopped-clock.js';
import { openDatabase, type OpenedDatabase } from '../people/opened-database.js';
import { emptyTables } from '../../support/empty-tables.js';

let opened: OpenedDatabase;
let database: Database;
let rows: SeededRows;
let dana: StaffPrincipal;
const clock = new StoppedClock(minutesAfterStart(20));

beforeAll(async () => {
  opened = await openDatabase();
  database = opened.database;
  rows = new SeededRows(database);
  await rows.site();
  dana = await rows.staff('Dana', 'counsellor');
  await rows.staff('Morgan', 'manager');
});
afterAll(() => opened.close());
beforeEach(() => emptyTables(database, 'person'));

const now = () => new LiveBoardReadModel(database, clock).now();

async function waiting(e164: string, deadlineMinute: number): Promise<{ entryId: string; personId: string }> {
  const person = await rows.person(e164);
  const callbackId = await rows.callback(person, { state: 'queued', due_at: minutesAfterStart(deadlineMinute) });
  const entryId = uuid();
  await rows.insert('queue_entry', {
    id: entryId,
    callback_id: callbackId,
    person_id: person.personId,
    route_id: rows.routeId,
    urgency: 'standard',
    arrived_at: minutesAfterStart(0),
    deadline_at: minutesAfterStart(deadlineMinute),
    state: 'waiting',
  });
  return { entryId, personId: person.personId };
}

describe('the live board', () => {
  it('is all zeros and empty lists on a quiet night', async () => {
    expect(await now()).toMatchObject({
      at: clock.at.toISOString(),
      alerts: [],
      callers: [],
      waiting: {
        count: 0,
        overdue: 0,
        routes: [{ name: 'Palm Lake, English', count: 0, longestSince: null, nextDeadlineAt: null, free: 0, onShift: 0 }],
        first: [],
      },
      counsellors: [{ name: 'Dana', presence: 'offline', callId: null }],
      callbacks: [],
      intakes: [],
      nextDue: [],
    });
  });

  it('shows who waits, by deadline, who is late and to whom they are offered', async () => {
    const later = await waiting('+12025550141', 30);
    const late = await waiting('+12025550142', 15);
    await rows.insert('offer', {
      id: uuid(),
      queue_entry_id: later.entryId,
      counsellor_id: dana.userId,
      state: 'pending',
      why: '{}',
      offered_at: minutesAfterStart(19),
      expires_at: minutesAfterStart(20),
    });
    await database.query(`update queue_entry set state = 'offered' where id = $1`, [later.entryId]);
    await rows.insert('counsellor_route', { counsellor_id: dana.userId, route_id: rows.routeId });
    const board = await now();
    expect(board.waiting).toMatchObject({
      count: 2,
      overdue: 1,
      routes: [
        {
          count: 2,
          overdue: 1,
          longestSince: minutesAfterStart(0),
          nextDeadlineAt: minutesAfterStart(30),
          free: 0,
          onShift: 0,
        },
      ],
      first: [
        { queueEntryId: late.entryId, overdue: true, state: 'waiting', initials: 'M.D.L.C.', route: 'Palm Lake, English' },
        { queueEntryId: later.entryId, overdue: false, state: 'offered', offeredTo: 'Dana' },
      ],
    });
    expect(board.callbacks).toEqual([{ name: 'queued', count: 2, overdue: 1 }]);
    expect(board.intakes).toEqual([{ name: 'inquiry', count: 2, overdue: 2 }]);
    expect(board.nextDue.map(({ kind, overdue }) => [kind, overdue])).toEqual([
      ['intake', true],
      ['intake', true],
      ['callback', true],
      ['callback', false],
    ]);
    expect(board.nextDue[0]).toMatchObject({ owner: 'queue', sentence: 'Call them', initials: 'M.D.L.C.' });
  });
});

describe('the open callbacks', () => {
  it('come page by page, the one that is due first on top, with the words for ids and whether the promise is broken', async () => {
    const later = await waiting('+12025550141', 30);
    const late = await waiting('+12025550142', 15);
    const model = new OpenCallbacksReadModel(database, clock);
    const first = await model.list({ limit: 1, state: 'queued' });
    expect(first.items).toMatchObject([
      { personId: late.personId, route: 'Palm Lake, English', owner: 'queue', assignedToName: null, initials: 'M.D.L.C.' },
    ]);
    const second = await model.list({ limit: 1, cursor: first.next! });
    expect(second).toMatchObject({ items: [{ personId: later.personId }], next: null });
    await database.query(`update callback set promised_by = $2 where person_id = $1`, [late.personId, minutesAfterStart(19)]);
    await database.query(`update callback set first_attempt_at = promised_by where person_id = $1`, [later.personId]);
    expect((await model.list({ limit: 5 })).items.map(({ late: isLate }) => isLate)).toEqual([true, false]);
    expect((await model.list({ limit: 5, assignedTo: dana.userId })).items).toEqual([]);
  });

  it('say so when a cursor is none of theirs', async () => {
    await expect(new OpenCallbacksReadModel(database, clock).list({ limit: 1, cursor: 'x' })).rejects.toMatchObject({
      code: 'cursor/unknown',
    });
  });
});
