import { Controller, Get, Header, Param, ParseEnumPipe, Query, StreamableFile } from '@nestjs/common';
import { ApiParam, ApiProduces } from '@nestjs/swagger';
import { reportNames, ReportQueryDto, type ReportName } from '../../../contracts/reports/report-query.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { ExportReport } from './export-report.js';

const report = new ParseEnumPipe(Object.fromEntries(reportNames.map((one) => [one, one])), {
  exceptionFactory: () => new DomainError('not-found', 'http/not-found', 'There is nothing at this address.'),
});

@Controller('v1/reports')
@ForStaff('watch-operation')
export class ReportFilesController {
  constructor(private readonly exportReport: ExportReport) {}

  /** A report as CSV. By source in finished weeks only, and counts under 11 as "<11". */
  @Get(':report/file')
  @Header('content-disposition', 'attachment; filename="report.csv"')
  @ApiParam({ name: 'report', enum: reportNames })
  @ApiProduces('text/csv')
  async file(
    @Param('report', report) asked: ReportName,
    @Query() query: ReportQueryDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<StreamableFile> {
    const csv = await this.exportReport.csv(asked, query, staff);
    return new StreamableFile(csv, { type: 'text/csv; charset=utf-8', length: csv.length });
  }
}
