import { IsInt, IsString, MaxLength, Min } from 'class-validator';

export const longestNote = 20_000;

export class SaveNoteDto {
  /** Of the text that you began with: 0 for a new note. When somebody saved it meanwhile, nothing is written (409). */
  @IsInt({ message: 'version is missing: send the version of the note that you read, 0 for a new one' })
  @Min(0, { message: 'version is 0 for a new note, and counts up from there' })
  version: number;

  @IsString({ message: 'text is missing' })
  @MaxLength(longestNote, { message: `text has ${longestNote} characters at most: begin another note` })
  text: string;
}

export class NoteDto {
  id: string;
  version: number;
  text: string;
  byUserId: string;
  byName: string;
  createdAt: string;
  /** Who saved it last, and when. */
  savedByUserId: string;
  savedByName: string;
  savedAt: string;
}

export class NotesDto {
  /** Oldest first. */
  notes: NoteDto[];
}
