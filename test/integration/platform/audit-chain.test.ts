import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PinoLogger } from 'nestjs-pino';
import { v7 as uuid } from 'uuid';
import { AuditChain } from '../../../src/platform/audit/audit-chain.js';
import { AuditChainStore } from '../../../src/platform/audit/audit-chain.store.js';
import { LinkAudit } from '../../../src/platform/audit/link-audit.js';
import { ShipHead } from '../../../src/platform/audit/ship-head.js';
import { shippedHeads } from '../../../src/platform/audit/shipped-heads.js';
import { verifyAudit } from '../../../src/platform/audit/verify-audit.js';
import { writeAuditEntry } from '../../../src/platform/audit/write-audit-entry.js';
import type { Settings } from '../../../src/platform/config/settings.js';
import type { KeyRing } from '../../../src/platform/crypto/key-ring.js';
import { DocumentSigner } from '../../../src/platform/crypto/signed-document.js';
import { asOwner } from '../../support/as-owner.js';
import { StoppedClock } from '../intake/stopped-clock.js';
import { openDatabase, type OpenedDatabase } from '../people/opened-database.js';

const key = (id: string, byte: number) => ({ id, key: Buffer.alloc(32, byte) });
const old: KeyRing = [key('old', 7)];
const silent = { info: () => {}, error: () => {} } as unknown as PinoLogger;

let opened: OpenedDatabase;
let folder: string;
let clock: StoppedClock;
const store = new AuditChainStore();

beforeEach(async () => {
  opened = await openDatabase();
  folder = await mkdtemp(join(tmpdir(), 'ringback-heads-'));
  clock = new StoppedClock(new Date());
});
afterEach(() => opened.close());

const linking = (ring = old) =>
  new LinkAudit(
    opened.database,
    store,
    new AuditChain(ring),
    new ShipHead(new DocumentSigner(ring), { auditHeadsDir: folder } as Settings, silent),
    clock,
  );
const write = (count: number, detail: Record<string, unknown> = { masked: 'no', n: 1.5 }) =>
  opened.database.transaction(async (tx) => {
    for (let n = 0; n < count; n++)
      await writeAuditEntry(tx, { userId: null, action: 'person.read', subjectType: 'person', subjectId: uuid(), detail });
  });
const shipped = () => shippedHeads(folder);
const verify = async (ring = old, heads?: string[]) =>
  verifyAudit({
    database: opened.database,
    store,
    chain: new AuditChain(ring),
    heads: heads ?? [...(await store.heads(opened.database)), ...(await shipped())],
    trusted: new DocumentSigner(ring).published().map(({ publicKey }) => publicKey),
  });
const found = async (ring = old) => {
  const { finding } = await verify(ring);
  return finding && [finding.kind, finding.seq];
};
/** As somebody does it who owns the tables and knows of the triggers. */
const tamper = async (...statements: string[]) => {
  for (const table of ['audit_entry', 'audit_link', 'audit_head'])
    await asOwner(opened.database, `alter table ${table} disable trigger user`);
  for (const statement of statements) await asOwner(opened.database, statement);
  for (const table of ['audit_entry', 'audit_link', 'audit_head'])
    await asOwner(opened.database, `alter table ${table} enable trigger user`);
};
const entryOf = (seq: number) => `(select entry_id from audit_link where seq = ${seq})`;

describe('the chain of the audit (S-4.2)', () => {
  beforeEach(async () => {
    await write(5);
    await linking().run();
  });

  it('is as it was written, and says how much there is', async () => {
    expect(await verify()).toEqual({ links: 5, heads: 2, finding: null });
  });

  it.each([
    ['a changed byte', [`update audit_entry set action = 'person.reap' where id = ${entryOf(3)}`], ['entry-changed', 3]],
    [
      'another time, by a microsecond',
      [`update audit_entry set at = at + interval '1 microsecond' where id = ${entryOf(2)}`],
      ['entry-changed', 2],
    ],
    ['an entry taken out', [`delete from audit_entry where id = ${entryOf(4)}`], ['entry-missing', 4]],
    [
      'an entry and its link taken out',
      [`delete from audit_entry where id = ${entryOf(4)}`, 'delete from audit_head', 'delete from audit_link where seq = 4'],
      ['gap', 4],
    ],
    [
      'two entries swapped',
      [
        `update audit_entry e set subject_id = o.subject_id from audit_entry o
         where (e.id = ${entryOf(2)} and o.id = ${entryOf(3)}) or (e.id = ${entryOf(3)} and o.id = ${entryOf(2)})`,
      ],
      ['entry-changed', 2],
    ],
    ['two links swapped', [`update audit_link set entry_id = gen_random_uuid() where seq = 2`], ['link-changed', 2]],
    [
      'the end cut off',
      [`delete from audit_entry where id = ${entryOf(5)}`, 'delete from audit_head', 'delete from audit_link where seq = 5'],
      ['cut-off', 5],
    ],
    [
      'an entry put in without a link',
      ['insert into audit_entry (id, action, subject_type, subject_id) values (gen_random_uuid(), $$x$$, $$y$$, $$z$$)'],
      ['never-linked', null],
    ],
    [
      'an entry that is said to have been kept long enough',
      [`update audit_link set entry_at = '2001-01-01' where seq = 3`, `delete from audit_entry where id = ${entryOf(3)}`],
      ['link-changed', 3],
    ],
  ] as const)('shows the first row of: %s', async (_, statements, expected) => {
    await tamper(...statements);
    expect(await found()).toEqual(expected);
  });

  it('shows an old backup that was put back, by the heads that were put elsewhere', async () => {
    await tamper('create table backup as select * from audit_link', 'create table entries as select * from audit_entry');
    clock.at = new Date(clock.at.getTime() + 6 * 60_000);
    await write(2);
    await linking().run();
    expect(await found()).toBeNull();
    await tamper(
      'delete from audit_head',
      'delete from audit_link',
      'delete from audit_entry',
      'insert into audit_entry select * from entries',
      'insert into audit_link select * from backup',
    );
    expect(await found()).toEqual(['cut-off', 6]);
    await write(2);
    await linking().run();
    expect(await found()).toEqual(['rewritten', 7]);
  });

  it('refuses a head that somebody else signed', async () => {
    const forged = new DocumentSigner([key('thief', 9)]).sign({
      kind: 'audit-head',
      seq: 5,
      mac: '00',
      at: '2026-11-30T00:00:00Z',
    });
    expect((await verify(old, [forged])).finding?.kind).toBe('head-forged');
  });

  it('goes on under a new key, and is checked as long as the old one is in the ring', async () => {
    const ring: KeyRing = [key('new', 8), key('old', 7)];
    await write(1);
    await linking(ring).run();
    expect(await found(ring)).toBeNull();
    expect(await found([key('new', 8)])).toEqual(['head-forged', null]);
    expect((await verify([key('new', 8)], [])).finding).toMatchObject({ kind: 'unknown-key', seq: 1 });
  });

  it('holds when entries were kept long enough, for as many as were said to be', async () => {
    await tamper(`update audit_link set seq = seq`, `delete from audit_entry where id = ${entryOf(1)}`);
    expect(await found()).toEqual(['entry-missing', 1]);
    const before = new Date(Date.now() + 60_000).toISOString();
    await opened.database.transaction((tx) =>
      writeAuditEntry(tx, {
        userId: null,
        action: 'audit.pruned',
        subjectType: 'audit',
        subjectId: 'audit',
        detail: { before, count: 1 },
      }),
    );
    await linking().run();
    // Younger than any entry may end (45 CFR 164.316): the saying does not count.
    expect(await found()).toEqual(['entry-missing', 1]);
  });
});

describe('making links', () => {
  it('of ten writers at once while five processes link: each entry once, without a gap', async () => {
    const all = Array.from({ length: 10 }, () => write(20));
    await Promise.all([...all, ...Array.from({ length: 5 }, () => linking().run())]);
    await linking().run();
    expect((await verify()).links).toBe(200);
    expect(await found()).toBeNull();
  });

  it('an entry waits in the database when the process dies between it and its link', async () => {
    await write(3);
    const dying = opened.database.transaction(async (tx) => {
      const [entry] = await store.unlinked(tx, 1);
      store.add(tx, [new AuditChain(old).next(null, entry!)]);
      await tx.query('select pg_terminate_backend(pg_backend_pid())');
    });
    await expect(dying).rejects.toThrow();
    await linking().run();
    expect([(await verify()).links, await found()]).toEqual([3, null]);
  });

  it('signs where it stands every five minutes, and only when there is more', async () => {
    await write(1);
    await linking().run();
    await write(1);
    await linking().run();
    expect(await shipped()).toHaveLength(1);
    clock.at = new Date(clock.at.getTime() + 5 * 60_000);
    await linking().run();
    clock.at = new Date(clock.at.getTime() + 5 * 60_000);
    await linking().run();
    expect((await shipped()).map((text) => (JSON.parse(text) as { seq: number }).seq)).toEqual([1, 2]);
  });

  it('survives what cannot be written as text: other alphabets, nested values, numbers, dates', async () => {
    await write(1, { b: 'José \u0065\u0301 漢 👩‍👩‍👧', a: { z: [1, 2.5, 1e21, -0], y: null }, at: new Date(0) });
    await linking().run();
    expect(await found()).toBeNull();
  });

  it('nobody changes, deletes or empties it by a statement of the program', async () => {
    await write(1);
    await linking().run();
    for (const statement of [
      'truncate audit_entry',
      'truncate audit_link cascade',
      'delete from audit_link',
      'update audit_link set seq = 9',
      `update audit_entry set action = 'x'`,
      'delete from audit_entry',
      'delete from audit_head',
      'update audit_head set seq = 3',
    ]) {
      await expect(opened.database.query(statement)).rejects.toThrow('permission denied');
      await expect(asOwner(opened.database, statement)).rejects.toThrow('never changed');
    }
  });
});
