import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { spokenLanguages, type SpokenLanguage } from '../../core/scripts/spoken-line.js';

export class WriteScriptDto {
  @IsIn(spokenLanguages, { message: 'Choose en or es.' })
  @ApiProperty({ enum: spokenLanguages })
  readonly language: SpokenLanguage;

  /** Every `{place}` of the line stays in it. Spoken lines have at most 320 characters, text messages 160. */
  @IsString({ message: 'Write the words of this line.' })
  @MaxLength(1000, { message: 'Write at most 1000 characters.' })
  readonly text: string;
}

/** The words of one line that stand now. */
export class ScriptLineDto {
  readonly key: string;
  @ApiProperty({ enum: spokenLanguages })
  readonly language: SpokenLanguage;
  /** 0: the words that come with the program. */
  readonly version: number;
  readonly text: string;
  readonly isDefault: boolean;
  /** `["minutes"]`: what the program puts into `{minutes}`. */
  readonly placeholders: string[];
}

export class ScriptsDto {
  readonly lines: ScriptLineDto[];
}
