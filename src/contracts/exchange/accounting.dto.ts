import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { DisclosureDto } from '../disclosures/disclosure.dto.js';

export class ReadAccountingDto {
  @IsOptional()
  @IsIn(['json', 'pdf'], { message: 'format is json or pdf' })
  format: 'json' | 'pdf' = 'json';

  /** By which others approved exactly this. */
  @IsOptional()
  @IsUUID(undefined, { message: 'approvalId is the id of an approval' })
  approvalId?: string;
}

/** To whom what was told of a person in the three years before they asked (42 CFR 2.25). */
export class AccountingDto {
  /** Of the disclosure that this is itself. */
  id: string;
  personId: string;
  askedAt: string;
  /** The whole of this day counts. */
  from: string;
  byName: string;
  /** By which others approved it; null: it needed nobody else. */
  approvalId: string | null;
  notice: string;
  scope: string;
  /** Oldest first; what left with their consent, and by another basis. */
  disclosures: DisclosureDto[];
}
