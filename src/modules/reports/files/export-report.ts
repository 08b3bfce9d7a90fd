import { Injectable } from '@nestjs/common';
import type { ReportName, ReportQueryDto } from '../../../contracts/reports/report-query.dto.js';
import { safeCell } from '../../../core/exchange/safe-cell.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { askedDays } from '../read/asked-days.js';
import {
  callsTable,
  counsellorsTable,
  funnelTable,
  hoursTable,
  promisesTable,
  requestsTable,
  type Cell,
  type ReportTable,
} from './report-tables.js';
import { ReportsToExport } from './reports-to-export.js';

type Asked = Omit<ReportQueryDto, never>;

// So that spreadsheets take it for UTF-8.
const mark = '\ufeff';

/**
 * A report as CSV that no spreadsheet runs (B-024). Sums without a person in them are no records, so that no fresh proof is wanted; who
 * took which out is kept.
 */
@Injectable()
export class ExportReport {
  private readonly tables: Readonly<Record<ReportName, (query: Asked) => Promise<ReportTable>>>;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    reports: ReportsToExport,
  ) {
    const { calls, requests, promises, hours, people, weeks } = reports;
    this.tables = {
      calls: async (query) => callsTable(await calls.of({ ...query, by: 'day', within: 20 })),
      requests: async (query) => requestsTable(await requests.of({ ...query, by: 'day' })),
      promises: async (query) => promisesTable(await promises.of(query)),
      hours: async (query) => hoursTable(await hours.of(query)),
      counsellors: async (query) => counsellorsTable(await people.counsellors(query)),
      funnel: async (query) => funnelTable(await weeks.of(query)),
    };
  }

  /** @throws DomainError reports/days */
  async csv(report: ReportName, query: ReportQueryDto, staff: StaffPrincipal): Promise<Buffer> {
    const table = await this.tables[report](query);
    const days = askedDays(query, this.clock.now());
    const detail = { ...days, siteId: query.siteId ?? null };
    const entry = { userId: staff.userId, action: 'report.exported', subjectType: 'report', subjectId: report, detail };
    await this.database.transaction((tx) => writeAuditEntry(tx, entry));
    return Buffer.from(mark + table.map(line).join(''));
  }
}

function line(cells: readonly Cell[]): string {
  return `${cells.map((cell) => (typeof cell === 'number' ? String(cell) : safeCell(cell ?? ''))).join(',')}\r\n`;
}
