import { Injectable } from '@nestjs/common';
import type { NoteDto, SaveNoteDto } from '../../../contracts/intake/note.dto.js';
import { showable } from '../../../core/shared/plain-text.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { NoteStore, type SavedNote } from './note.store.js';

/**
 * Saves a note while it is written, every few seconds. The id is the writer's own, so that a save whose answer was lost is simply sent
 * again. Whoever began with an older text gets both texts back, and nothing is written (B-150).
 */
@Injectable()
export class SaveNote {
  constructor(
    private readonly database: Database,
    private readonly notes: NoteStore,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError intake/unknown, note/unknown (404), note/changed (409) with `theirs` and `yours` */
  run(intakeId: string, noteId: string, { version, text }: SaveNoteDto, staff: StaffPrincipal): Promise<NoteDto> {
    const note = { noteId, intakeId, text: showable(text), userId: staff.userId, at: this.clock.now() };
    return this.database.transaction(async (tx) => {
      if ((await tx.query('select from intake where id = $1', [intakeId])).length === 0)
        throw new DomainError('not-found', 'intake/unknown', 'There is no such intake.');
      if (version === 0) await this.notes.insert(tx, note);
      const theirs = await this.notes.lock(tx, noteId, intakeId);
      if (!theirs) throw new DomainError('not-found', 'note/unknown', 'There is no such note on this intake.');
      return this.over(tx, theirs, note, version);
    });
  }

  private async over(tx: Tx, theirs: NoteDto, note: SavedNote, version: number): Promise<NoteDto> {
    const sentBefore = theirs.version === version + 1 && theirs.savedByUserId === note.userId && theirs.text === note.text;
    if (sentBefore) return theirs;
    if (theirs.version !== version) {
      const extra = { theirs, yours: { version, text: note.text } };
      const message = 'Somebody has saved this note meanwhile: here are both texts, save the one that is right.';
      throw new DomainError('conflict', 'note/changed', message, { extra });
    }
    await this.notes.save(tx, theirs, note);
    return (await this.notes.lock(tx, note.noteId, note.intakeId))!;
  }
}
