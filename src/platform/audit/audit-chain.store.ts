import { Injectable } from '@nestjs/common';
import type { Database, Tx } from '../database/database.js';
import type { AuditLink, KeptEntry } from './audit-chain.js';

type Db = Pick<Database, 'query'>;

const micros = (column: string) => `(extract(epoch from ${column}) * 1000000)::bigint::text`;
const entryColumns = `e.id, ${micros('e.at')} as at, e.user_id as "userId", e.action, e.subject_type as "subjectType", e.subject_id as "subjectId", e.detail`;
const linkColumns = `l.seq::int, l.entry_id as "entryId", ${micros('l.entry_at')} as "entryAt", l.key_id as "keyId", l.digest, l.mac`;

const unlinked = `
  select ${entryColumns} from audit_unlinked u join audit_entry e on e.id = u.entry_id order by u.entry_id limit $1`;

const insert = `
  with made as (
    insert into audit_link (seq, entry_id, entry_at, key_id, digest, mac)
    select seq, "entryId", timestamptz 'epoch' + "entryAt" * interval '1 microsecond', "keyId", decode(digest, 'hex'), decode(mac, 'hex')
    from jsonb_to_recordset($1::jsonb) as m(seq bigint, "entryId" uuid, "entryAt" bigint, "keyId" text, digest text, mac text)
    returning entry_id)
  delete from audit_unlinked u using made where u.entry_id = made.entry_id`;

const page = `
  select ${linkColumns}, e.id is not null as "isKept", to_jsonb(k) as entry from audit_link l
    left join audit_entry e on e.id = l.entry_id
    left join lateral (select ${entryColumns}) k on true
  where l.seq > $1 order by l.seq limit $2`;

// Entries end by their age alone, and each time that they do is an entry itself.
const pruned = `
  select ${micros("max((detail ->> 'before')::timestamptz)")} as before from audit_entry
  where action = 'audit.pruned' and (detail ->> 'before')::timestamptz <= at - interval '6 years'`;

const neverLinked = `
  select e.id from audit_entry e
  where not exists (select from audit_link l where l.entry_id = e.id) and not exists (select from audit_unlinked u where u.entry_id = e.id)
  order by e.at, e.id limit 1`;

const backlog = `
  select coalesce(l.seq, 0)::int as links, l.entry_at as "linkedUntil", w.waiting, w.oldest as "oldestWaitingAt"
  from (select count(*)::int as waiting, min(e.at) as oldest from audit_unlinked u join audit_entry e on e.id = u.entry_id) w
    left join (select seq, entry_at from audit_link order by seq desc limit 1) l on true`;

export interface LinkWithEntry extends AuditLink {
  /** Null: it is not there any more. */
  readonly entry: KeptEntry | null;
}

export interface AuditBacklog {
  readonly links: number;
  /** Of the entry that was linked last. */
  readonly linkedUntil: Date | null;
  readonly waiting: number;
  readonly oldestWaitingAt: Date | null;
}

/** The only SQL that reads and writes the chain of the audit. */
@Injectable()
export class AuditChainStore {
  /** One process after the other makes links: false when another is at it. */
  async lock(tx: Tx): Promise<boolean> {
    const [row] = await tx.query<{ mine: boolean }>(
      `select pg_try_advisory_xact_lock(hashtextextended('audit chain', 0)) as mine`,
    );
    return row!.mine;
  }

  async last(db: Db): Promise<AuditLink | null> {
    const [row] = await db.query<AuditLink>(`select ${linkColumns} from audit_link l order by l.seq desc limit 1`);
    return row ?? null;
  }

  /** How far the chain is behind what was written. */
  async backlog(db: Db): Promise<AuditBacklog> {
    const [row] = await db.query<AuditBacklog>(backlog);
    return row!;
  }

  /** In the order in which they were made. */
  async unlinked(tx: Tx, most: number): Promise<KeptEntry[]> {
    return tx.query<KeptEntry>(unlinked, [most]);
  }

  add(tx: Tx, links: readonly AuditLink[]): void {
    const rows = links.map((link) => ({ ...link, digest: link.digest.toString('hex'), mac: link.mac.toString('hex') }));
    tx.write(insert, [JSON.stringify(rows)]);
  }

  async after(db: Db, seq: number, most: number): Promise<LinkWithEntry[]> {
    const rows = await db.query<LinkWithEntry & { isKept: boolean }>(page, [seq, most]);
    return rows.map(({ isKept, entry, ...link }) => ({ ...link, entry: isKept ? entry : null }));
  }

  /** Entries before this time (microseconds) may be gone; null: none may. */
  async prunedBefore(db: Db): Promise<string | null> {
    const [row] = await db.query<{ before: string | null }>(pruned);
    return row?.before ?? null;
  }

  async neverLinked(db: Db): Promise<string | null> {
    const [row] = await db.query<{ id: string }>(neverLinked);
    return row?.id ?? null;
  }

  async lastHead(db: Db): Promise<{ readonly seq: number; readonly signedAt: Date } | null> {
    const text = 'select seq::int, signed_at as "signedAt" from audit_head order by seq desc limit 1';
    return (await db.query<{ seq: number; signedAt: Date }>(text))[0] ?? null;
  }

  async heads(db: Db): Promise<string[]> {
    return (await db.query<{ document: string }>('select document from audit_head order by seq')).map(({ document }) => document);
  }

  addHead(tx: Tx, seq: number, signedAt: Date, document: string): void {
    tx.write('insert into audit_head (seq, signed_at, document) values ($1, $2, $3)', [seq, signedAt, document]);
  }
}
