import { Injectable } from '@nestjs/common';
import type { NoteDto } from '../../../contracts/intake/note.dto.js';
import type { Tx } from '../../../platform/database/database.js';
import { Seals } from '../../../platform/sealing/seals.js';
import { told } from '../../../platform/sealing/told.js';

export interface SavedNote {
  readonly noteId: string;
  readonly intakeId: string;
  readonly text: string;
  readonly userId: string;
  readonly at: Date;
}

const shown = `
  n.id, n.version, ${told('note.text', 'n')} as text, n.by_user_id as "byUserId", b.name as "byName", n.created_at as "createdAt",
  n.saved_by as "savedByUserId", s.name as "savedByName", n.saved_at as "savedAt"`;
const from = 'intake_note n join staff_user b on b.id = n.by_user_id join staff_user s on s.id = n.saved_by';
const insert = `
  insert into intake_note (id, intake_id, text_sealed, by_user_id, created_at, saved_by, saved_at, sitting_since)
  values ($1, $2, $3, $4, $5, $4, $5, $5) on conflict (id) do nothing returning id`;
// A sitting is one person's and a quarter of an hour long: its last text is kept, not every save of it.
const save = `
  with before as (select * from intake_note where id = $1),
  kept as (
    insert into intake_note_version (note_id, version, text_sealed, saved_by, saved_at)
    select id, version, $5, saved_by, saved_at from before
    where saved_by <> $3 or sitting_since < $4::timestamptz - interval '15 minutes'
    returning note_id)
  update intake_note set text = null, text_sealed = $2, version = version + 1, saved_by = $3, saved_at = $4,
    sitting_since = case when exists (select from kept) then $4 else sitting_since end
  where id = $1`;

/** Notes on intakes, and what each sitting left. */
@Injectable()
export class NoteStore {
  constructor(private readonly seals: Seals) {}

  /** False: there is a note with this id already. */
  async insert(tx: Tx, { noteId, intakeId, text, userId, at }: SavedNote): Promise<boolean> {
    const sealed = await this.seals.sealInIntake(tx, intakeId, 'note.text', noteId, text);
    return (await tx.query(insert, [noteId, intakeId, sealed, userId, at])).length === 1;
  }

  async lock(tx: Tx, noteId: string, intakeId: string): Promise<NoteDto | null> {
    const text = `select ${shown} from ${from} where n.id = $1 and n.intake_id = $2 for update of n`;
    return (await this.seals.open(tx, await tx.query<NoteDto>(text, [noteId, intakeId])))[0] ?? null;
  }

  /** Over `before`, which is locked. */
  async save(
    tx: Tx,
    before: Pick<NoteDto, 'version' | 'text'>,
    { noteId, intakeId, text, userId, at }: SavedNote,
  ): Promise<void> {
    const kept = `${noteId} ${before.version}`;
    const sealedBefore = await this.seals.sealInIntake(tx, intakeId, 'note-version.text', kept, before.text);
    const sealed = await this.seals.sealInIntake(tx, intakeId, 'note.text', noteId, text);
    await tx.query(save, [noteId, sealed, userId, at, sealedBefore]);
  }

  async of(db: Pick<Tx, 'query'>, intakeId: string): Promise<NoteDto[]> {
    const text = `select ${shown} from ${from} where n.intake_id = $1 order by n.created_at, n.id`;
    return this.seals.open(db, await db.query<NoteDto>(text, [intakeId]));
  }
}
