import { IsString, Length, Matches } from 'class-validator';
import { longestNote } from './note.dto.js';

const sayWhat = `text needs 1 to ${longestNote} characters: begin another note for more`;

export class WriteCounsellingNoteDto {
  @IsString({ message: sayWhat })
  @Length(1, longestNote, { message: sayWhat })
  @Matches(/\S/, { message: sayWhat })
  text: string;
}

export class CounsellingNoteDto {
  id: string;
  text: string;
  byUserId: string;
  byName: string;
  at: string;
}

export class CounsellingNotesDto {
  /** Oldest first. */
  notes: CounsellingNoteDto[];
}
