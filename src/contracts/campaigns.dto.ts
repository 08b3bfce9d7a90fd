import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';

export class CampaignsQueryDto {
  /** The Monday that the week begins with. Only whole weeks that are over: days could be told from each other. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'week is the Monday that it begins with, such as 2026-11-16.' })
  readonly week: string;
}

export class CampaignCountDto {
  /** Null: none was named. */
  @ApiProperty({ type: String, nullable: true })
  readonly source: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly campaign: string | null;
  readonly count: number;
}

/** Counts of fewer than 11 people never leave, neither listed nor as a difference. */
export class CampaignCountsDto {
  /** Most first. */
  readonly campaigns: CampaignCountDto[];
  /** All others together; 0: there are none, null: too few to tell. */
  @ApiProperty({ type: Number, nullable: true })
  readonly others: number | null;
  /** Null while it would give the others away. */
  @ApiProperty({ type: Number, nullable: true })
  readonly total: number | null;
}

export class CampaignsDto {
  readonly from: string;
  readonly to: string;
  readonly leads: CampaignCountsDto;
  /** Incoming calls to tracking numbers. */
  readonly calls: CampaignCountsDto;
}
