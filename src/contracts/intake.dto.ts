import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsObject, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { stages, tracks, type Stage, type Track } from '../core/intake/stages.js';
import { AsideDto } from './intake/aside.dto.js';
import { ListPageDto } from './list-page.dto.js';

const meOrId = /^(me|queue|counsellors|managers|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const dueWhen = ['overdue', 'today'] as const;

export class ListIntakesDto extends ListPageDto {
  /** Without it, every open intake. */
  @IsOptional()
  @IsIn(stages)
  stage?: Stage;

  /** "me", the id of a staff user, or a team: "queue", "counsellors" or "managers". */
  @IsOptional()
  @Matches(meOrId, { message: 'owner must be "me", the id of a staff user or a team' })
  owner?: string;

  @IsOptional()
  @IsUUID(undefined, { message: 'site must be the id of a site' })
  site?: string;

  /** The work list: "overdue", or "today" for all that is due until the day ends at the site, without what is snoozed. */
  @IsOptional()
  @IsIn(dueWhen, { message: `due must be one of: ${dueWhen.join(', ')}` })
  due?: (typeof dueWhen)[number];

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
  /** Its next step is on hold or snoozed. */
  @ApiProperty({ type: () => AsideDto, nullable: true })
  setAside: AsideDto | null;
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

export class FactProblemDto {
  field: string;
  message: string;
}

export class BlockerDto {
  code: string;
  message: string;
}

export class PossibleMoveDto {
  to: Stage;
  roles: string[];
  missing: MissingFactDto[];
  /** What somebody has to deal with first. */
  blockers: BlockerDto[];
}

/** How one fact is written down. */
export class FactInputDto {
  field: string;
  label: string;
  @ApiProperty({ enum: ['text', 'date', 'yes-no', 'choice'] })
  kind: 'text' | 'date' | 'yes-no' | 'choice';
  /** Of a choice. */
  choices: string[];
  /** A clinician's decision brings it: it is written in no other way. */
  byDecision: boolean;
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

export class TrackDto {
  @ApiProperty({ enum: tracks })
  track: Track;
  @ApiProperty({ enum: ['not-begun', 'going-on', 'done'] })
  state: 'not-begun' | 'going-on' | 'done';
  missing: FactProblemDto[];
}

export class IntakeDto extends IntakeListItemDto {
  facts: Record<string, unknown>;
  /** Where an emergency began, and where it leads back to; null in every other stage. */
  stageBefore: string | null;
  /** Safety, clinical and payment, which go on beside each other. */
  tracks: TrackDto[];
  /** What keeps it from being closed or set aside now. */
  blockers: BlockerDto[];
  /** What the present stage needs and was left open when it was entered, or has to be written down before it is left. */
  openFacts: MissingFactDto[];
  /** Every stage that may come next. */
  moves: PossibleMoveDto[];
  /** Every fact that can stand on an intake, so that a form can be made of whatever is missing. */
  factInputs: FactInputDto[];
  /** Oldest first. */
  history: StageChangeDto[];
}
