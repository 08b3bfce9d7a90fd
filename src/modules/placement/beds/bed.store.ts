import { Injectable } from '@nestjs/common';
import type { BedState } from '../../../core/placement/bed-confidence.js';
import { type Tx, violatedConstraint } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';

export interface BedRow {
  readonly id: string;
  readonly programme_id: string;
  readonly label: string;
  readonly state: BedState;
}

interface Assertion {
  readonly state: BedState;
  readonly by: string;
  readonly at: Date;
}

@Injectable()
export class BedStore {
  /** Throws `bed/exists` (409). */
  async insert(tx: Tx, bed: { id: string; programmeId: string; label: string }, { state, by, at }: Assertion): Promise<void> {
    const text = 'insert into bed (id, programme_id, label, state, asserted_by, asserted_at) values ($1, $2, $3, $4, $5, $6)';
    await tx.query(text, [bed.id, bed.programmeId, bed.label, state, by, at]).catch((error: unknown) => {
      if (violatedConstraint(error) !== 'bed_label_unique') throw error;
      throw new DomainError('conflict', 'bed/exists', 'This programme has a bed with that label already.');
    });
  }

  /** Everything about a bed is decided under this lock. Throws `bed/unknown` (404). */
  async lock(tx: Tx, id: string): Promise<BedRow> {
    const [row] = await tx.query<BedRow>('select id, programme_id, label, state from bed where id = $1 for no key update', [id]);
    if (!row) throw new DomainError('not-found', 'bed/unknown', 'There is no such bed.');
    return row;
  }

  async assert(tx: Tx, id: string, { state, by, at }: Assertion): Promise<void> {
    await tx.query('update bed set state = $2, asserted_by = $3, asserted_at = $4 where id = $1', [id, state, by, at]);
  }
}
