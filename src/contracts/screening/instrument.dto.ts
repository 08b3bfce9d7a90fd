import { IsIn, IsString, Length, Matches } from 'class-validator';

const languages = ['en', 'es'] as const;

export class SetWordsDto {
  @IsIn(languages, { message: `language must be one of: ${languages.join(', ')}` })
  readonly language: (typeof languages)[number];

  @IsString({ message: 'words must be the question as it is asked' })
  @Length(1, 1000, { message: 'words must be the question as it is asked' })
  @Matches(/\S/, { message: 'words must be the question as it is asked' })
  readonly words: string;

  /** Who allowed these words to be used here, and when. */
  @IsString({ message: 'licence must say who allowed these words, and when' })
  @Length(3, 500, { message: 'licence must say who allowed these words, and when' })
  @Matches(/\S/, { message: 'licence must say who allowed these words, and when' })
  readonly licence: string;
}

export class InstrumentQuestionDto {
  readonly id: string;
  readonly about: string;
  /** In which languages there are words for it. */
  readonly languages: string[];
}

export class InstrumentDto {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly source: string;
  readonly licence: string;
  /** "public", "own", or "installation": no words until the installation brings them. */
  readonly wording: string;
  readonly usedBy: string;
  readonly byPhone: boolean;
  readonly questions: InstrumentQuestionDto[];
}

export class InstrumentsDto {
  readonly instruments: InstrumentDto[];
}
