import { Injectable } from '@nestjs/common';
import type { Answerer } from '../../core/screening/interview/told-facts.js';
import type { Tx } from '../../platform/database/database.js';
import { Seals } from '../../platform/sealing/seals.js';
import { told } from '../../platform/sealing/told.js';

export interface DraftPlace {
  readonly intakeId: string;
  readonly questionId: string;
  readonly by: Answerer;
}

export interface DraftRow {
  readonly questionId: string;
  readonly by: Answerer;
  readonly text: string;
  readonly version: number;
}

interface SavedDraft extends DraftPlace {
  readonly text: string;
  /** The one that was changed; 0: there was none. */
  readonly version: number;
  readonly userId: string;
  readonly at: Date;
}

const insert = `
  insert into screening_draft (intake_id, question_id, answered_by, text_sealed, version, saved_by, saved_at)
  values ($1, $2, $3, $4, 1, $5, $6) on conflict do nothing returning version`;
const update = `
  update screening_draft set text = null, text_sealed = $4, version = version + 1, saved_by = $5, saved_at = $6
  where intake_id = $1 and question_id = $2 and answered_by = $3 and version = $7 returning version`;
const columns = `question_id as "questionId", answered_by as by, ${told('draft.text', 'screening_draft')} as text, version`;

/** What is being typed. */
@Injectable()
export class DraftStore {
  constructor(private readonly seals: Seals) {}

  /** Its new version; null: somebody else has saved it meanwhile. */
  async save(tx: Tx, { intakeId, questionId, by, text, version, userId, at }: SavedDraft): Promise<number | null> {
    const sealed = await this.seals.sealInIntake(tx, intakeId, 'draft.text', `${intakeId} ${questionId} ${by}`, text);
    const values = [intakeId, questionId, by, sealed, userId, at];
    const [row] = await tx.query<{ version: number }>(
      version === 0 ? insert : update,
      version === 0 ? values : [...values, version],
    );
    return row?.version ?? null;
  }

  async one(tx: Tx, { intakeId, questionId, by }: DraftPlace): Promise<DraftRow | null> {
    const statement = `select ${columns} from screening_draft where intake_id = $1 and question_id = $2 and answered_by = $3`;
    const rows = await this.seals.open(tx, await tx.query<DraftRow>(statement, [intakeId, questionId, by]));
    return rows[0] ?? null;
  }

  async of(db: Pick<Tx, 'query'>, intakeId: string): Promise<DraftRow[]> {
    const statement = `select ${columns} from screening_draft where intake_id = $1 order by question_id, answered_by`;
    return this.seals.open(db, await db.query<DraftRow>(statement, [intakeId]));
  }

  async drop(tx: Tx, { intakeId, questionId, by }: DraftPlace): Promise<void> {
    await tx.query('delete from screening_draft where intake_id = $1 and question_id = $2 and answered_by = $3', [
      intakeId,
      questionId,
      by,
    ]);
  }
}
