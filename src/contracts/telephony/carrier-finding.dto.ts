import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { ListPageDto } from '../list-page.dto.js';

export const findingStates = ['open', 'settled'] as const;
export type FindingState = (typeof findingStates)[number];

export class ListCarrierFindingsDto extends ListPageDto {
  @ApiProperty({ required: false, default: 'open', enum: findingStates })
  @IsOptional()
  @IsIn(findingStates, { message: 'state must be one of: open, settled' })
  state: FindingState = 'open';
}

export class CarrierFindingDto {
  /** Also the subject of the alert that tells of a call, a recording or a text. */
  readonly id: string;
  /** The carrier's own id of it. */
  readonly carrierSid: string;
  /** "call", "recording", "text" or "number". */
  readonly kind: string;
  readonly foundAt: string;
  readonly explanation: string;
  readonly inboundCallId: string | null;
}

export class FindingSettlementDto {
  readonly at: string;
  /** Who settled it. */
  readonly byName: string;
  readonly reason: string;
}

export class SettledFindingDto extends CarrierFindingDto {
  /** Null: it is open. */
  readonly settlement: FindingSettlementDto | null;
}

export class CarrierFindingPageDto {
  /** Newest first. */
  readonly items: SettledFindingDto[];
  readonly next: string | null;
}

export class SettleFindingDto {
  @IsString({ message: 'reason is missing: say what it was and what came of it' })
  @Length(1, 500, { message: 'reason needs 1 to 500 characters' })
  @Matches(/\S/, { message: 'reason is empty: say what it was and what came of it' })
  reason: string;
}
