import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { violatedConstraint } from '../../../src/platform/database/database.js';
import { asOwner } from '../../support/as-owner.js';
import { openDatabase, type OpenedDatabase } from '../people/opened-database.js';

let opened: OpenedDatabase;

beforeAll(async () => {
  opened = await openDatabase();
  await asOwner(opened.database, 'create table note (id int constraint note_pk primary key, words text)');
});
afterAll(() => opened.close());
beforeEach(() => opened.database.query('delete from note'));

const write = 'insert into note values ($1, $2)';
const kept = async () => (await opened.database.query<{ id: number }>('select id from note order by id')).map(({ id }) => id);

describe('a statement whose rows nobody needs', () => {
  it('stands in its place between those that are waited for', async () => {
    const seen = await opened.database.transaction(async (tx) => {
      tx.write(write, [1, 'first']);
      tx.write(write, [2, 'second']);
      return tx.query('select words from note order by id');
    });
    expect(seen).toEqual([{ words: 'first' }, { words: 'second' }]);
    expect(await kept()).toEqual([1, 2]);
  });

  it('that fails is why the transaction fails, whatever comes after it, and nothing is written', async () => {
    let told = false;
    const failing = opened.database.transaction(async (tx) => {
      tx.afterCommit(() => (told = true));
      tx.write(write, [1, 'first']);
      tx.write(write, [1, 'again']);
      await tx.query('select 1');
    });
    expect(violatedConstraint(await failing.catch((error: unknown) => error))).toBe('note_pk');
    expect([await kept(), told]).toEqual([[], false]);
  });

  it('that fails last, so that only COMMIT follows, fails its transaction too', async () => {
    const failing = opened.database.transaction(async (tx) => {
      await tx.query(write, [1, 'first']);
      tx.write(write, [1, 'again']);
    });
    expect(violatedConstraint(await failing.catch((error: unknown) => error))).toBe('note_pk');
    expect(await kept()).toEqual([]);
  });

  it('is tried again with its transaction after a deadlock', async () => {
    await opened.database.transaction(async (tx) => tx.write('insert into note values (1), (2)'));
    let arrived = 0;
    let goOn: () => void;
    const both = new Promise<void>((resolve) => (goOn = resolve));
    const inTurn = (mine: number, other: number) =>
      opened.database.transaction(async (tx) => {
        await tx.query('select from note where id = $1 for update', [mine]);
        if (++arrived === 2) goOn();
        await both;
        tx.write(`update note set words = coalesce(words, '') || $2::text where id = $1`, [other, String(mine)]);
      });
    await Promise.all([inTurn(1, 2), inTurn(2, 1)]);
    expect(arrived).toBeGreaterThanOrEqual(3);
    expect(await opened.database.query('select words from note order by id')).toEqual([{ words: '2' }, { words: '1' }]);
  });
});

it('a failure that was swallowed is told at the end: nothing was written, and nobody hears that it was', async () => {
  let told = false;
  const failing = opened.database.transaction(async (tx) => {
    tx.afterCommit(() => (told = true));
    await tx.query(write, [1, 'first']);
    await tx.query(write, [1, 'again']).catch(() => []);
  });
  await expect(failing).rejects.toThrow('nothing was written');
  expect([await kept(), told]).toEqual([[], false]);
});

it('a connection that broke is not used again', async () => {
  for (let n = 0; n < 12; n++) {
    await expect(
      opened.database.transaction(async (tx) => {
        tx.write(write, [n, 'lost']);
        await tx.query('select pg_terminate_backend(pg_backend_pid())');
      }),
    ).rejects.toThrow();
  }
  await opened.database.transaction(async (tx) => tx.write(write, [99, 'kept']));
  expect(await kept()).toEqual([99]);
});
