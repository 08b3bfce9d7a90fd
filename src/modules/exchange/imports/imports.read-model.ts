import { Injectable } from '@nestjs/common';
import type {
  ImportCountsDto,
  ImportDto,
  ImportPageDto,
  ImportRowDto,
  ImportRowPageDto,
  ListImportRowsDto,
} from '../../../contracts/exchange/import.dto.js';
import type { ListPageDto } from '../../../contracts/list-page.dto.js';
import { rowStates } from '../../../core/exchange/import-states.js';
import type { LeadColumns } from '../../../core/exchange/lead-columns.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';

type Row = Omit<ImportDto, 'dryRun' | 'columns' | 'counts'> & {
  wanted: string;
  columns: LeadColumns;
  counts: Readonly<Record<string, number>> | null;
};

const imports = `
  select i.id, i.source_id as "sourceId", s.name as "sourceName", i.file_name as "fileName", i.by_user_id as "byUserId",
    u.name as "byName", i.state, i.wanted, i.callbacks, i.per_hour as "perHour", i.headers, i.columns,
    i.created_at as "createdAt", i.ended_at as "endedAt",
    (select jsonb_object_agg(c.state, c.n) from (
       select state, count(*)::int as n from lead_import_row where import_id = i.id group by state) c) as counts
  from lead_import i join source s on s.id = i.source_id join staff_user u on u.id = i.by_user_id`;
const page = `${imports} where i.state <> 'receiving' and ($1::uuid is null or i.id < $1) order by i.id desc limit $2`;
const one = `${imports} where i.id = $1 and i.state <> 'receiving'`;
const rows = `
  select row_number as row, state, problems, notes, asked_at as "askedAt", lead_id as "leadId" from lead_import_row
  where import_id = $1 and ($2::text is null or state = $2) and row_number > $3 order by row_number limit $4`;

/** Imports and their rows as screens show them: no cell of a row, which are in the report. */
@Injectable()
export class ImportsReadModel {
  constructor(private readonly database: Database) {}

  /** The newest first. */
  async list({ cursor, limit }: ListPageDto): Promise<ImportPageDto> {
    const found = await this.database.query<Row>(page, [cursor ? cursorOf(cursor, /^[0-9a-f-]{36}$/) : null, limit + 1]);
    const shown = found.slice(0, limit).map(toDto);
    return { items: shown, next: found.length > limit ? shown.at(-1)!.id : null };
  }

  /** @throws DomainError import/unknown */
  async one(importId: string): Promise<ImportDto> {
    const [row] = await this.database.query<Row>(one, [importId]);
    if (!row) throw new DomainError('not-found', 'import/unknown', 'There is no such import.');
    return toDto(row);
  }

  /** @throws DomainError import/unknown */
  async rows(importId: string, { state, cursor, limit }: ListImportRowsDto): Promise<ImportRowPageDto> {
    await this.one(importId);
    const after = cursor ? Number(cursorOf(cursor, /^\d{1,7}$/)) : 0;
    const found = await this.database.query<ImportRowDto>(rows, [importId, state ?? null, after, limit + 1]);
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? String(items.at(-1)!.row) : null };
  }
}

function cursorOf(cursor: string, shape: RegExp): string {
  if (!shape.test(cursor)) throw new DomainError('invalid', 'cursor/unknown', 'cursor must be the `next` of the page before.');
  return cursor;
}

function toDto({ wanted, columns, counts: found, ...row }: Row): ImportDto {
  const counts = Object.fromEntries(rowStates.map((state) => [state, found?.[state] ?? 0])) as unknown as ImportCountsDto;
  const read = Object.entries(columns.fields).map(([field, column]) => [field, row.headers[column]!]);
  return {
    ...row,
    dryRun: wanted === 'check',
    columns: Object.fromEntries(read) as Record<string, string>,
    counts,
  };
}
