import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { Seals } from '../../../platform/sealing/seals.js';
import { told } from '../../../platform/sealing/told.js';

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
  select n.id, ${told('counselling-note.text', 'n')} as text, n.by_user_id as "byUserId", u.name as "byName", n.at
  from counselling_note n join staff_user u on u.id = n.by_user_id where n.intake_id = $1 order by n.at, n.id`;

/** Notes of counselling: sealed, never changed, in a table that nothing else reads (42 CFR 2.11). */
@Injectable()
export class CounsellingNoteStore {
  constructor(private readonly seals: Seals) {}

  async add(tx: Tx, { id, intakeId, text, byUserId, at }: NewCounsellingNote): Promise<void> {
    const sealed = await this.seals.sealInIntake(tx, intakeId, 'counselling-note.text', id, text);
    await tx.query(insert, [id, intakeId, sealed, byUserId, at]);
  }

  /** Oldest first. */
  async of(tx: Tx, intakeId: string): Promise<CounsellingNote[]> {
    return this.seals.open(tx, await tx.query<CounsellingNote>(ofIntake, [intakeId]));
  }
}
