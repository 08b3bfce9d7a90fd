import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { Sealer } from '../../../src/platform/crypto/sealer.js';
import type { KeyRing } from '../../../src/platform/crypto/key-ring.js';
import type { Database, Tx } from '../../../src/platform/database/database.js';
import { PersonKeys } from '../../../src/platform/sealing/person-keys.js';
import { keyUses, retireAll } from '../../../src/platform/sealing/key-uses.js';
import { RewrapKeys } from '../../../src/platform/sealing/rewrap-keys.js';
import { RingKeyWrapping } from '../../../src/platform/sealing/ring-key-wrapping.js';
import { SealOld } from '../../../src/platform/sealing/seal-old.js';
import { SealOldStore } from '../../../src/platform/sealing/seal-old.store.js';
import { Seals } from '../../../src/platform/sealing/seals.js';
import { told } from '../../../src/platform/sealing/told.js';
import type { SeededPerson } from '../intake/seeded-rows.js';
import { minutesAfterStart, start } from '../intake/seeded-rows.js';
import { openModules, type OpenedModules } from '../platform/opened-modules.js';

let on: OpenedModules;
let ana: SeededPerson;

beforeAll(async () => {
  on = await openModules();
});
afterAll(() => on.close());
beforeEach(async () => {
  await on.reset();
  await on.database.query('delete from sealing_walk');
  ana = await on.rows.person();
});

const ringKey = (id: string) => ({ id, key: randomBytes(32) });
const [old, young] = [ringKey('old'), ringKey('young')];

/** One process with these keys. */
function process(ring: KeyRing, database: Pick<Database, 'query' | 'transaction'> = on.database) {
  const sealer = new Sealer(ring);
  const wrapping = new RingKeyWrapping(sealer);
  const keys = new PersonKeys(wrapping, { now: () => new Date() });
  const seals = new Seals(keys, sealer);
  const stored = database as Database;
  return {
    seals,
    keys,
    sealer,
    sealOld: new SealOld(stored, new SealOldStore(), seals, sealer),
    rewrap: new RewrapKeys(stored, wrapping),
    read: async () =>
      (await seals.open(on.database, await on.database.query<{ id: string; body: string | null }>(bodies))).map(
        ({ body }) => body,
      ),
  };
}
const bodies = `select id, ${told('text.body', 't')} as body from text_message t order by created_at, id`;

let minute = 0;
async function text(columns: Readonly<Record<string, unknown>>): Promise<string> {
  const id = uuid();
  const numbers = { site_id: on.rows.siteId, our_number: '+12025550100', their_number: '+12025550147' };
  const row = { ...numbers, direction: 'incoming', state: 'received', created_at: minutesAfterStart(minute++), ended_at: start };
  await on.rows.insert('text_message', { ...row, person_id: ana.personId, ...columns, id });
  return id;
}
async function sealedText(by: ReturnType<typeof process>, body: string, personId: string | null = ana.personId): Promise<string> {
  const id = await text({ person_id: personId });
  await on.database.transaction(async (tx) => {
    const sealed = await by.seals.seal(tx, personId, 'text.body', id, body);
    await tx.query('update text_message set body_sealed = $2 where id = $1', [id, sealed]);
  });
  return id;
}
const kept = () =>
  on.database.query<{ body: string | null; head: string }>(
    `select body, encode(substring(body_sealed from 1 for 1), 'hex') as head from text_message order by created_at, id`,
  );
const keys = () =>
  on.database.query<{ wrapping_key_id: string; state: string }>(
    `select wrapping_key_id, case when shredded_at is not null then 'shredded' when ended_at is not null then 'ended'
       when retired_at is not null then 'retired' else 'current' end as state from person_key order by made_at, id`,
  );
const aMinutePasses = () => on.database.query(`update sealing_walk set ended_at = ended_at - interval '61 seconds'`);
const retire = (ago = '1 hour') => on.database.query(`update person_key set retired_at = now() - $1::interval`, [ago]);

describe('what stood in plain before', () => {
  it('is sealed in the background, and is read all the while', async () => {
    const here = process([old]);
    for (let n = 0; n < 450; n++) await text({ body: `plain ${n}` });
    await text({ body: 'of nobody', person_id: null });
    const before = await here.read();
    expect(before).toHaveLength(451);
    await here.sealOld.run();
    expect(await here.read()).toEqual(before);
    expect(new Set((await kept()).map(({ body, head }) => `${body} ${head}`))).toEqual(new Set(['null 02', 'null 01']));
    expect(await keys()).toEqual([{ wrapping_key_id: 'old', state: 'current' }]);
  });

  it('what a release before writes meanwhile is sealed by the next run', async () => {
    const here = process([old]);
    await here.sealOld.run();
    await text({ body: 'written late' });
    await here.sealOld.run();
    expect([await here.read(), (await kept())[0]]).toEqual([['written late'], { body: null, head: '02' }]);
  });

  it('with a key of the ring gets their own once they are known', async () => {
    const here = process([old]);
    const id = await sealedText(here, 'who are they', null);
    await on.database.query('update text_message set person_id = $2 where id = $1', [id, ana.personId]);
    await here.sealOld.run();
    expect([await here.read(), (await kept())[0]!.head]).toEqual([['who are they'], '02']);
  });
});

describe('rotation', () => {
  it('wraps data keys anew under the first key: nothing else changes, and the old one can be taken out', async () => {
    await sealedText(process([old]), 'hello');
    const [before] = await kept();
    await process([young, old]).rewrap.run();
    expect(await keys()).toEqual([{ wrapping_key_id: 'young', state: 'current' }]);
    expect((await kept())[0]).toEqual(before);
    expect(await process([young]).read()).toEqual(['hello']);
    await expect(process([old]).read()).rejects.toMatchObject({ reason: 'unknown-key' });
  });

  it('what no person is known of follows the ring too', async () => {
    await sealedText(process([old]), 'of nobody', null);
    await process([old]).sealOld.run();
    await process([young, old]).sealOld.run();
    expect(await process([young]).read()).toEqual(['of nobody']);
  });

  it('of a data key seals all anew with the next one, and then destroys it', async () => {
    const here = process([old]);
    await sealedText(here, 'one');
    await sealedText(here, 'two');
    await retire();
    await sealedText(here, 'three');
    await here.sealOld.run();
    expect(await here.read()).toEqual(['one', 'two', 'three']);
    expect((await keys()).map(({ state }) => state)).toEqual(['retired', 'current']); // somebody may be reading
    await aMinutePasses();
    await here.sealOld.run();
    expect(await here.read()).toEqual(['one', 'two', 'three']);
    expect((await keys()).map(({ state }) => state)).toEqual(['ended', 'current']);
  });

  it('waits for who may have the key in hand still', async () => {
    const here = process([old]);
    await sealedText(here, 'one');
    await here.sealOld.run();
    await retire('9 minutes');
    await here.sealOld.run();
    expect((await keys()).map(({ state }) => state)).toEqual(['retired']);
  });

  it('is killed in the middle and goes on: at every moment every row opens', async () => {
    const here = process([old]);
    for (let n = 0; n < 30; n++) await sealedText(here, `sealed ${n}`);
    for (let n = 0; n < 250; n++) await text({ body: `plain ${n}` });
    await retire();
    const before = await here.read();
    let dies = true;
    // Commits some, and dies in the middle of what comes next: it has written, and does not commit.
    const dying = {
      query: on.database.query.bind(on.database),
      transaction: <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
        on.database.transaction(async (tx) => {
          const done = await work(tx);
          dies = !dies;
          if (dies) throw new Error('killed');
          return done;
        }),
    };
    for (let n = 0; n < 3; n++) {
      await expect(process([old], dying as unknown as Database).sealOld.run()).rejects.toThrow('killed');
      expect(await here.read()).toEqual(before);
    }
    await Promise.all([process([old]).sealOld.run(), process([old]).sealOld.run()]);
    await aMinutePasses();
    await here.sealOld.run();
    expect(await here.read()).toEqual(before);
    expect((await kept()).filter(({ body, head }) => body !== null || head !== '02')).toEqual([]);
    expect(new Set((await keys()).map(({ state }) => state))).toEqual(new Set(['ended', 'current']));
  });
});

describe('a key that is destroyed', () => {
  it('opens nothing in any process, whatever they remember, and nothing fails', async () => {
    const [one, other] = [process([old]), process([old])];
    await sealedText(one, 'hello');
    expect([await one.read(), await other.read()]).toEqual([['hello'], ['hello']]);
    await on.database.query('update person_key set wrapped = null, shredded_at = now()');
    expect([await one.read(), await other.read()]).toEqual([[null], [null]]);
    await retire();
    await one.sealOld.run();
    expect(await one.read()).toEqual([null]);
    await sealedText(one, 'late');
    expect(await other.read()).toEqual([null, 'late']);
  });

  it('is another thing than one that nobody has heard of, and than bytes that were moved', async () => {
    const here = process([old]);
    const [a, b] = [await sealedText(here, 'a'), await sealedText(here, 'b')];
    await on.database.query(
      'update text_message set body_sealed = (select body_sealed from text_message where id = $1) where id = $2',
      [a, b],
    );
    await expect(here.read()).rejects.toMatchObject({ reason: 'damaged' });
    await retire();
    await expect(here.sealOld.run()).rejects.toThrow(
      `1 sealed values were changed, or FIELD_KEYS lacks a key (npm run keys): text.body ${b}`,
    );
    await on.database.query('delete from text_message where id = $1', [b]);
    expect(await here.read()).toEqual(['a']); // it held up nobody else
    await on.database.query('delete from person_key');
    await expect(here.read()).rejects.toMatchObject({ reason: 'unknown-key' });
  });

  it('two transactions that make the first key of somebody at once lose nothing', async () => {
    const here = process([old]);
    await Promise.all([sealedText(here, 'left'), sealedText(process([old]), 'right')]);
    expect(new Set(await here.read())).toEqual(new Set(['left', 'right']));
  });

  it('nothing that somebody wrote is taken for something sealed', async () => {
    const here = process([old]);
    const said = { 'sealed-0': ['text.body', 'x', 'AA=='] };
    expect(await here.seals.open(on.database, [{ said }])).toEqual([{ said }]);
  });
});

describe('what stands under which key of the ring', () => {
  const uses = () => keyUses(on.database, ['young', 'old']);

  it('is told, so that one under which nothing stands can be taken out', async () => {
    await sealedText(process([old]), 'of a person');
    await sealedText(process([old]), 'of nobody', null);
    expect(await uses()).toEqual([
      { keyId: 'old', where: 'person_key', rows: 1 },
      { keyId: 'old', where: 'text_message.body_sealed', rows: 1 },
    ]);
    await process([young, old]).rewrap.run();
    await process([young, old]).sealOld.run();
    expect(new Set((await uses()).map(({ keyId }) => keyId))).toEqual(new Set(['young']));
  });

  it('all data keys can be retired at once: everything is sealed anew', async () => {
    const here = process([old]);
    await sealedText(here, 'hello');
    expect(await retireAll(on.database)).toBe(1);
    await sealedText(here, 'after');
    expect((await keys()).map(({ state }) => state)).toEqual(['retired', 'current']);
    expect(await here.read()).toEqual(['hello', 'after']);
  });
});
