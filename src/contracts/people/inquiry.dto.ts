import { IsNotEmpty, IsOptional, IsString, Length, MaxLength } from 'class-validator';

/** Somebody asked for a person: whom they named, as they named them, and what was said. */
export class RecordInquiryDto {
  @IsOptional()
  @IsString()
  @MaxLength(200)
  name?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  phone?: string;

  /** '1987', '1987-05' or '1987-05-14'. */
  @IsOptional()
  @IsString()
  @MaxLength(10)
  birthDate?: string;

  /** From which number they called, when it is known: whoever asks again and again is noticed. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  callerPhone?: string;

  @IsString({ message: 'note is missing: say what they asked' })
  @IsNotEmpty({ message: 'note is missing: say what they asked' })
  @Length(1, 2000, { message: 'note needs 1 to 2,000 characters' })
  note: string;
}

/** The same for everybody, whether we know the person or not. */
export class NeutralAnswerDto {
  /** Read it aloud as it stands. */
  say: string;
  /** What else may be said, and what not. */
  rules: string[];
}
