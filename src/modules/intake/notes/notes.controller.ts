import { Body, Controller, Get, Put } from '@nestjs/common';
import { NoteDto, NotesDto, SaveNoteDto } from '../../../contracts/intake/note.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Database } from '../../../platform/database/database.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { NoteStore } from './note.store.js';
import { SaveNote } from './save-note.js';

@Controller('v1/intakes/:id/notes')
@ForStaff('work-on-records')
export class NotesController {
  constructor(
    private readonly notes: NoteStore,
    private readonly saveNote: SaveNote,
    private readonly database: Database,
  ) {}

  @Get()
  @ForStaff('read-records')
  async of(@IdParam() intakeId: string): Promise<NotesDto> {
    return { notes: await this.notes.of(this.database, intakeId) };
  }

  /** Saves a note as it is written; the console sends it every few seconds, under an id of its own making. */
  @Put(':noteId')
  save(
    @IdParam() intakeId: string,
    @IdParam('noteId') noteId: string,
    @Body() body: SaveNoteDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<NoteDto> {
    return this.saveNote.run(intakeId, noteId, body, staff);
  }
}
