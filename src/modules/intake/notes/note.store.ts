import { Injectable } from '@nestjs/common';
import type { NoteDto } from '../../../contracts/intake/note.dto.js';
import type { Tx } from '../../../platform/database/database.js';

export interface SavedNote {
  readonly noteId: string;
  readonly intakeId: string;
  readonly text: string;
  readonly userId: string;
  readonly at: Date;
}

const shown = `
  n.id, n.version, n.text, n.by_user_id as "byUserId", b.name as "byName", n.created_at as "createdAt",
  n.saved_by as "savedByUserId", s.name as "savedByName", n.saved_at as "savedAt"`;
const from = 'intake_note n join staff_user b on b.id = n.by_user_id join staff_user s on s.id = n.saved_by';
const insert = `
  insert into intake_note (id, intake_id, text, by_user_id, created_at, saved_by, saved_at, sitting_since)
  values ($1, $2, $3, $4, $5, $4, $5, $5) on conflict (id) do nothing returning id`;
// A sitting is one person's and a quarter of an hour long: its last text is kept, not every save of it.
const save = `
  with before as (select * from intake_note where id = $1),
  kept as (
    insert into intake_note_version (note_id, version, text, saved_by, saved_at)
    select id, version, text, saved_by, saved_at from before
    where saved_by <> $3 or sitting_since < $4::timestamptz - interval '15 minutes'
    returning note_id)
  update intake_note set text = $2, version = version + 1, saved_by = $3, saved_at = $4,
    sitting_since = case when exists (select from kept) then $4 else sitting_since end
  where id = $1`;

/** Notes on intakes, and what each sitting left. */
@Injectable()
export class NoteStore {
  /** False: there is a note with this id already. */
  async insert(tx: Tx, { noteId, intakeId, text, userId, at }: SavedNote): Promise<boolean> {
    return (await tx.query(insert, [noteId, intakeId, text, userId, at])).length === 1;
  }

  async lock(tx: Tx, noteId: string, intakeId: string): Promise<NoteDto | null> {
    const text = `select ${shown} from ${from} where n.id = $1 and n.intake_id = $2 for update of n`;
    return (await tx.query<NoteDto>(text, [noteId, intakeId]))[0] ?? null;
  }

  async save(tx: Tx, { noteId, text, userId, at }: SavedNote): Promise<void> {
    await tx.query(save, [noteId, text, userId, at]);
  }

  of(db: Pick<Tx, 'query'>, intakeId: string): Promise<NoteDto[]> {
    return db.query<NoteDto>(`select ${shown} from ${from} where n.intake_id = $1 order by n.created_at, n.id`, [intakeId]);
  }
}
