import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { importStates, rowStates, type ImportState, type RowState } from '../../core/exchange/import-states.js';
import { AskApprovalDto } from '../legal/approval.dto.js';
import { ListPageDto } from '../list-page.dto.js';

const asBoolean = Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value));

export class ReceiveImportDto {
  /** The source that the leads are written down to; its site calls them. */
  @IsUUID()
  sourceId: string;

  /** Shown in lists of imports, nothing else. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  fileName?: string;

  /** Which column holds what, as JSON: {"phone":"Telephone","message":"How can we help?"}. Common names are known without it. */
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  columns?: string;

  /** Only say what would happen to each row; POST /v1/imports/{id}/start makes leads of it. */
  @ApiProperty({ type: 'boolean', required: false, default: false })
  @IsOptional()
  @asBoolean
  @IsBoolean()
  dryRun = false;

  /** Bring a file once more that was brought before. */
  @ApiProperty({ type: 'boolean', required: false, default: false })
  @IsOptional()
  @asBoolean
  @IsBoolean()
  again = false;

  /** `paced`: they are called by the usual rules, at most `perHour` an hour. `review`: you decide about each of them. */
  @IsOptional()
  @IsIn(['paced', 'review'])
  callbacks: 'paced' | 'review' = 'paced';

  @ApiProperty({ type: 'integer', required: false, default: 20, minimum: 1, maximum: 1000 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  perHour = 20;
}

export class ListImportRowsDto extends ListPageDto {
  @IsOptional()
  @IsIn(rowStates)
  state?: RowState;
}

export class ReadImportReportDto {
  /** Rows in this state only. */
  @IsOptional()
  @IsIn(rowStates)
  state?: RowState;

  /** By which others approved it, where somebody else brought the list. */
  @IsOptional()
  @IsUUID(undefined, { message: 'approvalId is the id of an approval' })
  approvalId?: string;
}

export class AskReportApprovalDto extends AskApprovalDto {
  /** Rows in this state only, as they will be asked for. */
  @IsOptional()
  @IsIn(rowStates)
  state?: RowState;
}

export class ImportCountsDto {
  waiting: number;
  ready: number;
  refused: number;
  duplicate: number;
  imported: number;
  failed: number;
}

export class ImportDto {
  id: string;
  sourceId: string;
  sourceName: string;
  fileName: string | null;
  byUserId: string;
  byName: string;
  @ApiProperty({ enum: importStates })
  state: ImportState;
  /** What is done with it in the end. */
  dryRun: boolean;
  callbacks: string;
  perHour: number;
  headers: string[];
  /** Field -> header; headers that stand nowhere are kept with the raw row only. */
  columns: Record<string, string>;
  counts: ImportCountsDto;
  createdAt: string;
  endedAt: string | null;
}

export class ReceivedImportDto extends ImportDto {
  /** This file was brought before: it is the import of then. */
  existing: boolean;
}

export class ImportPageDto {
  items: ImportDto[];
  next: string | null;
}

export class ImportRowProblemDto {
  field: string;
  code: string;
  message: string;
}

export class ImportRowDto {
  /** Of the rows below the first line, from 1. */
  row: number;
  @ApiProperty({ enum: rowStates })
  state: RowState;
  /** Why it is refused. */
  problems: ImportRowProblemDto[];
  /** What is worth knowing, and keeps nobody out. */
  notes: ImportRowProblemDto[];
  /** When they asked, as the list says. */
  askedAt: string | null;
  leadId: string | null;
}

export class ImportRowPageDto {
  items: ImportRowDto[];
  next: string | null;
}
