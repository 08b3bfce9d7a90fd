import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { SourcePrincipal } from '../../../platform/auth/principal.js';
import { Database, type Tx, violatedConstraint } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';

export interface NewSource {
  readonly name: string;
  readonly siteId: string | null;
  readonly keyHash: Buffer;
  readonly createdBy: string | null;
}

export interface SourceRow {
  readonly id: string;
  readonly site_id: string;
  readonly name: string;
  readonly created_at: Date;
  readonly disabled_at: Date | null;
}

const columns = 'id, site_id, name, created_at, disabled_at';
const insert = `
  insert into source (id, site_id, name, key_hash, created_by)
  values ($1, coalesce($2, (select id from site order by created_at, id limit 1)), $3, $4, $5) returning ${columns}`;

@Injectable()
export class SourceStore {
  constructor(private readonly database: Database) {}

  /** Throws `source/unknown-site` (422). Without a siteId the first site is taken. */
  async insert(tx: Tx, { name, siteId, keyHash, createdBy }: NewSource): Promise<SourceRow> {
    const [row] = await tx.query<SourceRow>(insert, [uuid(), siteId, name.trim(), keyHash, createdBy]).catch(translate);
    return row!;
  }

  async byKeyHash(keyHash: Buffer): Promise<SourcePrincipal | null> {
    const text = 'select id, site_id from source where key_hash = $1 and disabled_at is null';
    const [row] = await this.database.query<Pick<SourceRow, 'id' | 'site_id'>>(text, [keyHash]);
    return row ? { kind: 'source', sourceId: row.id, siteId: row.site_id } : null;
  }

  /** The number of the oldest site, null without one. */
  async firstHotline(): Promise<string | null> {
    const text = 'select phone_number from site order by created_at, id limit 1';
    return (await this.database.query<{ phone_number: string }>(text))[0]?.phone_number ?? null;
  }

  /** Keeps the first date when repeated; null for an unknown id. */
  async disable(tx: Tx, id: string): Promise<SourceRow | null> {
    const text = `update source set disabled_at = coalesce(disabled_at, now()) where id = $1 returning ${columns}`;
    const [row] = await tx.query<SourceRow>(text, [id]);
    return row ?? null;
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
