import { ApiProperty } from '@nestjs/swagger';
import { IsISO8601, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { ListPageDto } from '../list-page.dto.js';

export class AuditFilterDto extends ListPageDto {
  /** Who did it. */
  @IsOptional()
  @IsUUID(undefined, { message: 'userId is the id of a user' })
  userId?: string;

  /** A person, an intake, a source, ... */
  @IsOptional()
  @IsString()
  @MaxLength(100, { message: 'subjectId has at most 100 characters' })
  subjectId?: string;

  /** The whole action, or how it begins: `phone-number.` finds every one of them. */
  @IsOptional()
  @IsString()
  @MaxLength(100, { message: 'action has at most 100 characters' })
  action?: string;

  /** ISO 8601, from this moment on. */
  @IsOptional()
  @IsISO8601({ strict: true }, { message: 'from is a time as in 2026-11-30T08:00:00Z' })
  from?: string;

  /** ISO 8601, before this moment. */
  @IsOptional()
  @IsISO8601({ strict: true }, { message: 'to is a time as in 2026-11-30T08:00:00Z' })
  to?: string;
}

export class AuditEntryDto {
  id: string;
  /** ISO 8601 */
  at: string;
  /** Null: the program acted by itself. */
  userId: string | null;
  by: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  /** Ids and codes. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  detail: Record<string, unknown>;
}

export class AuditPageDto {
  items: AuditEntryDto[];
  /** `cursor` of the page after; null: this is the last. */
  next: string | null;
}

export class AuditFindingDto {
  kind: string;
  /** Of the link in the chain. */
  seq: number | null;
  entryId: string | null;
  what: string;
}

/** Whether the audit is as it was written. */
export class AuditVerdictDto {
  links: number;
  heads: number;
  /** The first thing that is not as it was written; null: all of it is. */
  @ApiProperty({ type: AuditFindingDto, nullable: true })
  finding: AuditFindingDto | null;
}
