import { Injectable } from '@nestjs/common';
import type { BlockedCallerDto } from '../../../contracts/calls/blocked-caller.dto.js';
import type { Tx } from '../../../platform/database/database.js';

export interface NewBlock {
  readonly id: string;
  readonly callerNumber: string;
  readonly reason: string;
  readonly until: Date;
  readonly byUserId: string;
  readonly at: Date;
}

const shown = `
  select b.id, '••••' || right(b.caller_number, 2) as number, b.reason, b.until, u.name as "byName", b.created_at as "createdAt"
  from blocked_caller b join staff_user u on u.id = b.by_user_id`;

const inForce = `${shown} where b.lifted_at is null and b.until > $1 order by b.until, b.id limit 200`;

/** Writes which numbers are turned away. */
@Injectable()
export class BlockedCallerStore {
  inForce(db: Pick<Tx, 'query'>, at: Date): Promise<BlockedCallerDto[]> {
    return db.query<BlockedCallerDto>(inForce, [at]);
  }

  /** A number is blocked once: the newest reason and time replace what stood before. */
  async replace(tx: Tx, { id, callerNumber, reason, until, byUserId, at }: NewBlock): Promise<BlockedCallerDto> {
    await tx.query('update blocked_caller set lifted_at = $2 where caller_number = $1 and lifted_at is null', [callerNumber, at]);
    await tx.query(
      'insert into blocked_caller (id, caller_number, reason, until, by_user_id, created_at) values ($1, $2, $3, $4, $5, $6)',
      [id, callerNumber, reason, until, byUserId, at],
    );
    const [row] = await tx.query<BlockedCallerDto>(`${shown} where b.id = $1`, [id]);
    return row!;
  }

  /** Lifts every block of that block's number. `before`: it was lifted already. */
  async lift(tx: Tx, id: string, at: Date): Promise<'lifted' | 'before' | 'unknown'> {
    const [block] = await tx.query<{ caller_number: string }>('select caller_number from blocked_caller where id = $1', [id]);
    if (!block) return 'unknown';
    const lifted = await tx.query(
      'update blocked_caller set lifted_at = $2 where caller_number = $1 and lifted_at is null returning id',
      [block.caller_number, at],
    );
    return lifted.length > 0 ? 'lifted' : 'before';
  }

  /** When a caller with this number last pressed the crisis key. */
  async lastCrisisAt(tx: Tx, callerNumber: string): Promise<Date | null> {
    const [row] = await tx.query<{ at: Date | null }>('select max(crisis_at) as at from inbound_call where caller_number = $1', [
      callerNumber,
    ]);
    return row!.at;
  }

  /** The number of an incoming call; undefined: there is no such call; null: it was withheld. */
  async numberOf(tx: Tx, inboundCallId: string): Promise<string | null | undefined> {
    const [row] = await tx.query<{ number: string | null }>('select caller_number as number from inbound_call where id = $1', [
      inboundCallId,
    ]);
    return row?.number;
  }
}
