import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { LegalHoldDto } from '../../../../contracts/people/legal-hold.dto.js';
import { Database, type Tx } from '../../../../platform/database/database.js';

interface Placed {
  readonly personId: string;
  readonly reason: string;
  readonly userId: string;
  readonly at: Date;
}

const shown = `
  select h.id, h.person_id as "personId", h.reason, h.placed_by as "placedBy", u.name as "placedByName", h.placed_at as "placedAt",
    h.lifted_at as "liftedAt", h.lifted_by as "liftedBy", h.lifted_reason as "liftedReason"
  from legal_hold h join staff_user u on u.id = h.placed_by`;

/** What keeps a record whatever else would end it. */
@Injectable()
export class LegalHoldStore {
  constructor(private readonly database: Database) {}

  async place(tx: Tx, { personId, reason, userId, at }: Placed): Promise<LegalHoldDto> {
    const id = uuid();
    const values = [id, personId, reason, userId, at];
    await tx.query('insert into legal_hold (id, person_id, reason, placed_by, placed_at) values ($1, $2, $3, $4, $5)', values);
    return (await this.one(tx, id))!;
  }

  async one(tx: Tx, id: string): Promise<LegalHoldDto | null> {
    return (await tx.query<LegalHoldDto>(`${shown} where h.id = $1`, [id]))[0] ?? null;
  }

  /** False: it was lifted before. */
  async lift(tx: Tx, id: string, { reason, userId, at }: Omit<Placed, 'personId'>): Promise<boolean> {
    const text = `update legal_hold set lifted_at = $2, lifted_by = $3, lifted_reason = $4 where id = $1 and lifted_at is null returning id`;
    return (await tx.query(text, [id, at, userId, reason])).length > 0;
  }

  /** Of everybody who is this person; the newest first. */
  list(personId: string): Promise<LegalHoldDto[]> {
    return this.database.query(`${shown} where h.person_id in (select family_of($1)) order by h.placed_at desc, h.id desc`, [
      personId,
    ]);
  }
}
