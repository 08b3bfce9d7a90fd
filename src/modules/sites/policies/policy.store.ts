import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../../../platform/database/database.js';
import type { PolicyKind } from './policy-kinds.js';

/** A version of what a site decided. */
export interface PolicyVersion {
  readonly siteId: string;
  /** May be a kind that this release does not know any more. */
  readonly kind: string;
  readonly version: number;
  readonly body: unknown;
  readonly reason: string;
  readonly createdAt: Date;
}

export interface NewPolicyVersion {
  readonly siteId: string;
  readonly kind: PolicyKind;
  readonly body: object;
  readonly reason: string;
  /** The administrator's id; null at start-up. */
  readonly by: string | null;
  readonly at: Date;
}

const columns = 'site_id as "siteId", kind, version, body, reason, created_at as "createdAt"';

const insertNext = `
  insert into site_policy (site_id, kind, version, body, reason, created_by, created_at)
  select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, $6 from site_policy where site_id = $1 and kind = $2
  returning version`;

@Injectable()
export class PolicyStore {
  constructor(private readonly database: Database) {}

  newest(): Promise<PolicyVersion[]> {
    return this.database.query(
      `select distinct on (site_id, kind) ${columns} from site_policy order by site_id, kind, version desc`,
    );
  }

  /** Newest first. */
  versionsOf(siteId: string, kind: PolicyKind): Promise<PolicyVersion[]> {
    return this.database.query(`select ${columns} from site_policy where site_id = $1 and kind = $2 order by version desc`, [
      siteId,
      kind,
    ]);
  }

  /** The number of the new version; the caller holds the site's lock, so numbers have neither gaps nor twins. */
  async insertNext(tx: Tx, { siteId, kind, body, reason, by, at }: NewPolicyVersion): Promise<number> {
    const [row] = await tx.query<{ version: number }>(insertNext, [siteId, kind, body, reason, by, at]);
    return row!.version;
  }
}
