import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsObject, IsOptional, IsString, Length, Matches } from 'class-validator';
import { stages, type Stage } from '../core/intake/stages.js';
import { ListPageDto } from './list-page.dto.js';

const meOrId = /^(me|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export class ListIntakesDto extends ListPageDto {
  /** Without it, every open intake. */
  @IsOptional()
  @IsIn(stages)
  stage?: Stage;

  /** "me", or the id of a staff user. */
  @IsOptional()
  @Matches(meOrId, { message: 'owner must be "me" or the id of a staff user' })
  owner?: string;

  /** Only those whose next step is past its time. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' || value === 'false' ? value === 'true' : value))
  @IsBoolean()
  overdue?: boolean;
}

export class AdvanceIntakeDto {
  @IsIn(stages, { message: `to must be one of: ${stages.join(', ')}` })
  to: Stage;

  @IsOptional()
  @IsString()
  @Length(1, 500)
  reason?: string;

  /** Facts by name, added to those of the intake. */
  @IsOptional()
  @IsObject()
  facts?: Record<string, unknown>;

  /** A manager goes on although waivable facts are missing; needs a reason and is kept in the audit. */
  @IsOptional()
  @IsBoolean()
  override?: boolean;
}

export class IntakeListItemDto {
  id: string;
  personId: string;
  initials: string | null;
  siteId: string;
  stage: Stage;
  /** Null once the intake has ended. */
  nextStep: string | null;
  nextStepDueAt: string | null;
  overdue: boolean;
  ownerUserId: string | null;
  ownerName: string | null;
  /** The owner when nobody owns it by name: "queue", "counsellors" or "managers". */
  ownerTeam: string | null;
  closeReason: string | null;
  openedAt: string;
  stageSince: string;
  endedAt: string | null;
}

export class IntakePageDto {
  items: IntakeListItemDto[];
  next: string | null;
}

export class MissingFactDto {
  field: string;
  message: string;
  /** A manager may leave it open, with a reason. */
  waivable: boolean;
}

export class PossibleMoveDto {
  to: Stage;
  roles: string[];
  missing: MissingFactDto[];
}

export class StageChangeDto {
  from: string | null;
  to: string;
  /** Null: the program moved it because of an event. */
  byUserId: string | null;
  byName: string | null;
  because: string;
  /** The facts that came with this change. */
  facts: Record<string, unknown>;
  at: string;
}

export class IntakeDto extends IntakeListItemDto {
  facts: Record<string, unknown>;
  /** What the present stage needs and was left open when it was entered. */
  openFacts: MissingFactDto[];
  /** Every stage that may come next. */
  moves: PossibleMoveDto[];
  /** Oldest first. */
  history: StageChangeDto[];
}
