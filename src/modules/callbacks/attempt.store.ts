import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import type { AskedContact } from './due/calling-facts.reader.js';

export interface AttemptRow {
  id: string;
  callback_id: string;
  person_id: string;
  attempt_number: number;
  counsellor_id: string;
  dialled_at: Date | null;
  ended_at: Date | null;
  outcome: string | null;
}

export interface NewAttempt {
  readonly id: string;
  readonly callbackId: string;
  readonly personId: string;
  readonly offerId: string;
  readonly counsellorId: string;
  readonly at: Date;
}

const columns = 'id, callback_id, person_id, attempt_number, counsellor_id, dialled_at, ended_at, outcome';

/** Writes attempts. An open attempt is the lease on its person: the database refuses a second one (promise 3). */
@Injectable()
export class AttemptStore {
  async open(tx: Tx, attempt: NewAttempt): Promise<void> {
    await tx.query(
      `insert into callback_attempt (id, callback_id, person_id, attempt_number, offer_id, counsellor_id, started_at)
       select $1, $2, $3, coalesce(max(attempt_number), 0) + 1, $4, $5, $6 from callback_attempt where callback_id = $2`,
      [attempt.id, attempt.callbackId, attempt.personId, attempt.offerId, attempt.counsellorId, attempt.at],
    );
  }

  async lock(tx: Tx, attemptId: string): Promise<AttemptRow | null> {
    const [row] = await tx.query<AttemptRow>(`select ${columns} from callback_attempt where id = $1 for update`, [attemptId]);
    return row ?? null;
  }

  /** Keeps what was known when we called, or why we did not: "what did we know" stays answerable. */
  async recordDecision(tx: Tx, attemptId: string, asked: AskedContact, dialledAt: Date | null): Promise<void> {
    const { decision, policyVersion, phoneNumberId } = asked;
    await tx.query(
      'update callback_attempt set decision = $2, policy_version = $3, phone_number_id = $4, dialled_at = $5 where id = $1',
      [attemptId, JSON.stringify(decision), policyVersion, phoneNumberId, dialledAt],
    );
  }

  async end(tx: Tx, attemptId: string, outcome: string, at: Date): Promise<void> {
    await tx.query('update callback_attempt set outcome = $2, ended_at = $3 where id = $1 and ended_at is null', [
      attemptId,
      outcome,
      at,
    ]);
  }

  /** When this person, and whoever was merged into them, was rung in the last 14 days, oldest first, for whichever callback. */
  async triedAt(tx: Tx, personId: string, at: Date): Promise<Date[]> {
    const rows = await tx.query<{ dialled_at: Date }>(
      `select dialled_at from callback_attempt where person_id in (select family_of($1)) and dialled_at > $2::timestamptz - interval '14 days' order by dialled_at`,
      [personId, at],
    );
    return rows.map((row) => row.dialled_at);
  }

  /** The carrier never rang the phone: it must not count against the person's limit of calls. */
  async takeBackDial(tx: Tx, attemptId: string): Promise<void> {
    await tx.query('update callback_attempt set dialled_at = null where id = $1', [attemptId]);
  }
}
