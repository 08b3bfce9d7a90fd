import { IsBoolean, IsIn, IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import type { Dose } from '../../core/flags/benzodiazepines/parse-dose.js';
import type { DrugReading } from '../../core/flags/benzodiazepines/read-drug.js';
import type { FlagLevel } from '../../core/flags/levels.js';
import { answerers, type Answerer } from '../../core/screening/interview/told-facts.js';
import { AnsweringPointDto } from './answering-point.dto.js';
import { FlagDto } from './flag.dto.js';

const languages = ['en', 'es'] as const;
type Language = (typeof languages)[number];
const sayLanguage = `language must be one of: ${languages.join(', ')}`;
const sayWho = `answeredBy must be one of: ${answerers.join(', ')}`;

export class ScreeningLanguageDto {
  @IsOptional()
  @IsIn(languages, { message: sayLanguage })
  readonly language?: Language;
}

export class AnswerQuestionDto {
  @IsString({ message: 'questionId must be the id of a question' })
  @MaxLength(100)
  readonly questionId: string;

  /** The person themselves, or somebody who speaks of them. */
  @IsIn(answerers, { message: sayWho })
  readonly answeredBy: Answerer;

  /** The code of an option, or what they said. */
  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  readonly value?: string;

  /** They do not know: asked again, and never counted as no. */
  @IsOptional()
  @IsBoolean()
  readonly unknown?: boolean;

  /** In which language it was asked. */
  @IsOptional()
  @IsIn(languages, { message: sayLanguage })
  readonly language?: Language;
}

export class SaveDraftDto {
  @IsString({ message: 'questionId must be the id of a question' })
  @MaxLength(100)
  readonly questionId: string;

  @IsIn(answerers, { message: sayWho })
  readonly answeredBy: Answerer;

  /** As it stands now, in the middle of a sentence. */
  @IsString({ message: 'text must be what was typed' })
  @MaxLength(4000)
  readonly text: string;

  /** Of the draft that was changed; 0 when there was none. */
  @IsInt({ message: 'version must be the number that came with the draft, or 0' })
  @Min(0, { message: 'version must be the number that came with the draft, or 0' })
  readonly version: number;
}

export class SavedDraftDto {
  readonly version: number;
}

export class DraftDto {
  readonly answeredBy: Answerer;
  readonly text: string;
  readonly version: number;
}

export class QuestionOptionDto {
  readonly code: string;
  readonly says: string;
}

export class AskedQuestionDto {
  readonly id: string;
  readonly about: string;
  /** Word for word. */
  readonly asks: string;
  readonly kind: 'choice' | 'text';
  readonly options: QuestionOptionDto[];
  /** What was being typed when it was left. */
  readonly drafts: DraftDto[];
}

export class ScreenDto {
  readonly id: string;
  readonly questions: AskedQuestionDto[];
}

export class ScreeningAnswerDto {
  readonly questionId: string;
  readonly about: string;
  readonly answeredBy: Answerer;
  /** As it was said. */
  readonly value: string;
  readonly isUnknown: boolean;
  readonly instrumentVersion: string | null;
  readonly answeredAt: string;
  /** How a dose was read, with its unit and precision as written, and what has to be asked again. */
  readonly dose: Dose | null;
  /** Which drug a name means; a near spelling is only suggested. */
  readonly drug: DrugReading | null;
}

export class AnswerConflictDto {
  readonly questionId: string;
  readonly person: string;
  readonly thirdParty: string;
}

export class InstrumentScoreDto {
  readonly instrument: string;
  readonly version: string;
  readonly complete: boolean;
  readonly missing: string[];
  /** Null while it is incomplete: what is missing is not 0. */
  readonly score: number | null;
  readonly band: string | null;
  /** Who has to look because of it. A score closes and ranks nobody. */
  readonly reviews: string[];
}

export class ScreeningDto {
  readonly intakeId: string;
  /** Null: no flag. */
  readonly level: FlagLevel | null;
  /** A red flag that nobody has dealt with: where they are and the number to call back come first. */
  readonly inDanger: boolean;
  readonly openFlags: FlagDto[];
  /** Null: everything was asked. */
  readonly screen: ScreenDto | null;
  readonly answers: ScreeningAnswerDto[];
  /** The person and whoever speaks of them said different things: the riskier counts. */
  readonly conflicts: AnswerConflictDto[];
  readonly askAgain: string[];
  /** Left out: their words are copyrighted, and the installation has not brought them. */
  readonly withoutWords: string[];
  readonly scores: InstrumentScoreDto[];
  /** The lines on which 911 of the place that they named is reached. */
  readonly answeringPoints: AnsweringPointDto[];
}
