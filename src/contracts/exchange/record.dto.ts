import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';

export class ReadRecordDto {
  /** Who asked for it and why: kept in the audit and printed on it. */
  @IsString()
  @Length(1, 500)
  reason: string;

  @IsOptional()
  @IsIn(['json', 'pdf'])
  format: 'json' | 'pdf' = 'json';
}

export class RecordExportDto {
  /** Stands in the audit, and on each page. */
  id: string;
  personId: string;
  at: string;
  byUserId: string;
  byName: string;
  reason: string;
  /** Goes with it wherever it goes (42 CFR 2.32). */
  notice: string;
  /** On what this disclosure rests. */
  scope: string;
}

export class RecordSectionDto {
  name: string;
  title: string;
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  rows: Record<string, unknown>[];
}

export class PersonRecordDto {
  export: RecordExportDto;
  sections: RecordSectionDto[];
  /** Everybody of us who stands in it by an id. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  staff: Record<string, string>;
  /** What is deliberately not in it, and why. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  leftOut: Record<string, string>;
}
