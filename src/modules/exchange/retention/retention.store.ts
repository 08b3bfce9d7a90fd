import { Injectable } from '@nestjs/common';
import type { RetentionDto } from '../../../contracts/admin/retention.dto.js';
import { standardRetention, type Retention } from '../../../core/retention/retention-classes.js';
import { Database, type Tx } from '../../../platform/database/database.js';

interface PolicyRow {
  readonly version: number;
  readonly body: Retention;
  readonly reason: string;
  readonly createdBy: string;
  readonly createdAt: string;
}

const newest = `
  select version, body, reason, created_by as "createdBy", created_at as "createdAt" from retention_policy order by version desc limit 1`;
const insertNext = `
  insert into retention_policy (version, body, reason, created_by, created_at)
  select coalesce(max(version), 0) + 1, $1, $2, $3, $4 from retention_policy returning version`;
// One writer at a time: versions have no gaps.
const oneWriter = 'lock table retention_policy in share row exclusive mode';

/** For how long this installation keeps what. */
@Injectable()
export class RetentionStore {
  constructor(private readonly database: Database) {}

  async inForce(db: Pick<Tx, 'query'> = this.database): Promise<Retention> {
    const [row] = await db.query<PolicyRow>(newest);
    return row?.body ?? standardRetention;
  }

  /** Version 0 is the program's own. */
  async shown(
    db: Pick<Tx, 'query'> = this.database,
  ): Promise<Pick<RetentionDto, 'version' | 'kept' | 'reason' | 'changedBy' | 'changedAt'>> {
    const [row] = await db.query<PolicyRow>(newest);
    if (!row) return { version: 0, kept: { ...standardRetention }, reason: null, changedBy: null, changedAt: null };
    const { version, body, reason, createdBy, createdAt } = row;
    return { version, kept: { ...body }, reason, changedBy: createdBy, changedAt: createdAt };
  }

  async insertNext(tx: Tx, written: { body: Retention; reason: string; userId: string; at: Date }): Promise<number> {
    await tx.query(oneWriter);
    const { body, reason, userId, at } = written;
    const [row] = await tx.query<{ version: number }>(insertNext, [JSON.stringify(body), reason, userId, at]);
    return row!.version;
  }
}
