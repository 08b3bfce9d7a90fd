import { IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';

export class CreateSourceDto {
  @IsString()
  @Length(1, 200, { message: 'Enter a name of at most 200 characters.' })
  @Matches(/\S/, { message: 'Enter a name of at most 200 characters.' })
  readonly name: string;

  /** Where its leads go; the first site when left out. */
  @IsOptional()
  @IsUUID(undefined, { message: 'siteId is the id of a site.' })
  readonly siteId?: string;
}

export class CreatedSourceDto {
  readonly id: string;
  readonly name: string;
  readonly siteId: string;
  /** Shown this once: we keep only its hash. */
  readonly key: string;
}

export class SourceDto {
  readonly id: string;
  readonly name: string;
  readonly siteId: string;
  readonly createdAt: string;
  readonly disabledAt: string | null;
}

export class SourcesDto {
  readonly sources: SourceDto[];
}
