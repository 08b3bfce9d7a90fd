import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, Length, Matches, ValidateIf } from 'class-validator';
import { requestStates, requestWays, type RequestState, type RequestWay } from '../../core/benefits/request-table.js';
import { ListPageDto } from '../list-page.dto.js';

const meOrId = /^(me|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const sayWhy = 'reason needs 1 to 500 characters';

export class ListBenefitsDto extends ListPageDto {
  /** Without it, every open request. */
  @IsOptional()
  @IsIn(requestStates)
  state?: RequestState;

  @IsOptional()
  @IsIn(requestWays)
  way?: RequestWay;

  /** "me", or the id of a staff user. */
  @IsOptional()
  @Matches(meOrId, { message: 'owner must be "me" or the id of a staff user' })
  owner?: string;

  /** Only those whose time is past. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' || value === 'false' ? value === 'true' : value))
  @IsBoolean()
  overdue?: boolean;
}

export class AssignBenefitsDto {
  /** Null: the counsellors as a team. */
  @ValidateIf((_, value) => value !== null)
  @IsUUID(undefined, { message: 'ownerUserId is the id of a staff user, or null for the team.' })
  @ApiProperty({ type: String, nullable: true })
  ownerUserId: string | null;
}

/** Why, in words; kept in the audit. */
export class BenefitsReasonDto {
  @IsString({ message: sayWhy })
  @Length(1, 500, { message: sayWhy })
  @Matches(/\S/, { message: sayWhy })
  reason: string;
}

/** Who is insured, in full: for whoever talks with the insurer now. */
export class RevealedInsuredDto {
  memberId: string;
  patient: RevealedPersonDto;
  subscriber: RevealedPersonDto | null;
}

export class RevealedPersonDto {
  firstName: string | null;
  lastName: string;
  birthDate: string;
}

/** What you may tell the insurer, and what has to be said with it. */
export class BegunBenefitsDto {
  requestId: string;
  /** Of the row that says that it was told. */
  disclosureId: string;
  insured: RevealedInsuredDto;
  /** Read it out, or send it along (42 CFR 2.32). */
  notice: string;
  /** To whom, for what, and by which consent: goes along with it, too. */
  scopeText: string;
}

export class BenefitsRequestDto {
  id: string;
  intakeId: string;
  personId: string;
  /** Of the patient. */
  initials: string | null;
  payerName: string;
  /** Masked: the last two characters. */
  memberId: string;
  serviceTypes: string[];
  @ApiProperty({ enum: requestWays })
  way: RequestWay;
  @ApiProperty({ enum: requestStates })
  state: RequestState;
  /** Why it stands so, and what to do. */
  because: string;
  ownerUserId: string | null;
  ownerName: string | null;
  /** The owner when nobody owns it by name: "counsellors" or "managers". */
  ownerTeam: string | null;
  /** Null once it has ended. */
  dueAt: string | null;
  overdue: boolean;
  /** By when the answer is there, as you may tell the person. */
  expectedBy: string;
  attempts: number;
  askedBy: string;
  askedAt: string;
  endedAt: string | null;
}

export class BenefitsRequestPageDto {
  items: BenefitsRequestDto[];
  next: string | null;
}

/** One time that the insurer was told something. */
export class BenefitsTryDto {
  id: string;
  @ApiProperty({ enum: requestWays })
  way: RequestWay;
  byName: string | null;
  /** In the accounting of disclosures. */
  disclosureId: string;
  noticeVersion: string | null;
  /** The Part 2 consent that it rested on. */
  consentId: string | null;
  begunAt: string;
  endedAt: string | null;
  outcome: string | null;
  sentence: string | null;
  /** For the operator: a code of the way there. */
  detail: string | null;
}

export class BenefitsAnswerDto {
  id: string;
  requestId: string;
  payerName: string;
  @ApiProperty({ enum: requestWays })
  way: RequestWay;
  active: boolean | null;
  planName: string | null;
  copayCents: number | null;
  coinsuranceBasisPoints: number | null;
  deductibleCents: number | null;
  deductibleLeftCents: number | null;
  outOfPocketCents: number | null;
  outOfPocketLeftCents: number | null;
  priorAuthorization: boolean | null;
  inNetwork: boolean | null;
  limits: string[];
  planBegins: string | null;
  planEnds: string | null;
  /** Line by line, as an electronic answer gives them. */
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  lines: Record<string, unknown>[];
  saidBy: string | null;
  referenceNumber: string | null;
  note: string | null;
  recordedBy: string | null;
  receivedAt: string;
}

export class BenefitsRequestDetailDto extends BenefitsRequestDto {
  /** Oldest first. */
  tries: BenefitsTryDto[];
  answers: BenefitsAnswerDto[];
}

/** What is known of one intake: what is asked, by when an answer is expected, and every answer so far. */
export class IntakeBenefitsDto {
  intakeId: string;
  /** Of the open request that answers first; null: nothing is asked. */
  expectedBy: string | null;
  requests: BenefitsRequestDto[];
  /** Newest first: earlier ones are never overwritten. */
  answers: BenefitsAnswerDto[];
}
