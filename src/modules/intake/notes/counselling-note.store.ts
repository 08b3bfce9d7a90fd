import { Injectable } from '@nestjs/common';
import { Sealer, type SealedPlace } from '../../../platform/crypto/sealer.js';
import type { Tx } from '../../../platform/database/database.js';

export interface CounsellingNote {
  readonly id: string;
  readonly text: string;
  readonly byUserId: string;
  readonly byName: string;
  readonly at: string;
}

export interface NewCounsellingNote {
  readonly id: string;
  readonly intakeId: string;
  readonly text: string;
  readonly byUserId: string;
  readonly at: Date;
}

const insert = 'insert into counselling_note (id, intake_id, sealed, by_user_id, at) values ($1, $2, $3, $4, $5)';
const ofIntake = `
  select n.id, n.sealed, n.by_user_id as "byUserId", u.name as "byName", n.at
  from counselling_note n join staff_user u on u.id = n.by_user_id where n.intake_id = $1 order by n.at, n.id`;

const place = (row: string): SealedPlace => ({ table: 'counselling_note', column: 'sealed', row });

/** Notes of counselling: sealed, never changed, in a table that nothing else reads (42 CFR 2.11). */
@Injectable()
export class CounsellingNoteStore {
  constructor(private readonly sealer: Sealer) {}

  async add(tx: Tx, { id, intakeId, text, byUserId, at }: NewCounsellingNote): Promise<void> {
    await tx.query(insert, [id, intakeId, this.sealer.seal(Buffer.from(text), place(id)), byUserId, at]);
  }

  /** Oldest first. */
  async of(tx: Tx, intakeId: string): Promise<CounsellingNote[]> {
    const rows = await tx.query<Omit<CounsellingNote, 'text'> & { sealed: Buffer }>(ofIntake, [intakeId]);
    return rows.map(({ sealed, ...note }) => ({ ...note, text: this.sealer.open(sealed, place(note.id)).toString() }));
  }
}
