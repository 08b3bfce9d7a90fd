import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { SourceRules } from '../../../core/sources/source-rules.js';
import { type Tx, violatedConstraint } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { columnOfRule, ruleColumns, type RuleRow } from './rule-columns.js';

export interface NewSource {
  readonly name: string;
  readonly siteId: string | null;
  readonly rules: SourceRules;
  readonly createdBy: string | null;
}

export interface SourceRow extends RuleRow {
  readonly id: string;
  readonly site_id: string;
  readonly name: string;
  readonly created_at: Date;
  readonly disabled_at: Date | null;
}

export type SourceChange = Partial<SourceRules & { readonly name: string }>;

const columns = `id, site_id, name, created_at, disabled_at, ${ruleColumns}`;
const columnOf = { name: 'name', ...columnOfRule } as const;
const insert = `
  insert into source (id, site_id, name, created_by, ${ruleColumns})
  values ($1, coalesce($2, (select id from site order by created_at, id limit 1)), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  returning ${columns}`;

/** The only SQL that writes sources; their keys have a store of their own. */
@Injectable()
export class SourceStore {
  /** Throws `source/unknown-site` (422). Without a siteId the first site is taken. */
  async insert(tx: Tx, { name, siteId, rules, createdBy }: NewSource): Promise<SourceRow> {
    const ruleValues = Object.keys(columnOfRule).map((rule) => rules[rule as keyof SourceRules]);
    const values = [uuid(), siteId, name.trim(), createdBy, ...ruleValues];
    const [row] = await tx.query<SourceRow>(insert, values).catch(translate);
    return row!;
  }

  all(db: Pick<Tx, 'query'>): Promise<SourceRow[]> {
    return db.query<SourceRow>(`select ${columns} from source order by created_at, id`);
  }

  /** Null for an unknown id. */
  async find(db: Pick<Tx, 'query'>, id: string): Promise<SourceRow | null> {
    const [row] = await db.query<SourceRow>(`select ${columns} from source where id = $1`, [id]);
    return row ?? null;
  }

  /** The number of the oldest site, null without one. */
  async firstHotline(db: Pick<Tx, 'query'>): Promise<string | null> {
    const text = 'select phone_number from site order by created_at, id limit 1';
    return (await db.query<{ phone_number: string }>(text))[0]?.phone_number ?? null;
  }

  /** Who writes a source's rules or keys does it one after the other. Throws `source/unknown` (404). */
  async lock(tx: Tx, id: string): Promise<void> {
    const [row] = await tx.query('select id from source where id = $1 for no key update', [id]);
    if (!row) throw new DomainError('not-found', 'source/unknown', 'There is no source with this id.');
  }

  /** What is left out stays. */
  async change(tx: Tx, id: string, change: SourceChange): Promise<void> {
    const given = Object.entries(change).filter(([, value]) => value !== undefined);
    if (given.length === 0) return;
    const sets = given.map(([name], index) => `${columnOf[name as keyof SourceChange]} = $${index + 2}`);
    await tx.query(`update source set ${sets.join(', ')} where id = $1`, [id, ...given.map(([, value]) => value)]);
  }

  /** Keeps the first date when repeated. */
  async disable(tx: Tx, id: string): Promise<SourceRow> {
    const text = `update source set disabled_at = coalesce(disabled_at, now()) where id = $1 returning ${columns}`;
    return (await tx.query<SourceRow>(text, [id]))[0]!;
  }

  /** Every origin that some source may post from. */
  async origins(db: Pick<Tx, 'query'>): Promise<ReadonlySet<string>> {
    const text = 'select distinct unnest(allowed_origins) as origin from source where disabled_at is null';
    return new Set((await db.query<{ origin: string }>(text)).map(({ origin }) => origin));
  }
}

function translate(error: unknown): never {
  const noSite = (error as { code?: string; column?: string }).code === '23502';
  if (!noSite && violatedConstraint(error) !== 'source_site_fk') throw error;
  const message = noSite ? 'Create a site first: leads of a source go to a site.' : 'There is no site with this id.';
  throw new DomainError('invalid', 'source/unknown-site', message, {
    errors: [{ field: 'siteId', code: 'source/unknown-site', message }],
  });
}
