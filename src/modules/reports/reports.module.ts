import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { ExportReport } from './files/export-report.js';
import { FunnelWeeksReader } from './files/funnel-weeks.reader.js';
import { ReportFilesController } from './files/report-files.controller.js';
import { ReportsToExport } from './files/reports-to-export.js';
import { CallsReadModel } from './read/calls.read-model.js';
import { HoursReadModel } from './read/hours.read-model.js';
import { PeopleReadModel } from './read/people.read-model.js';
import { PromisesReportReadModel } from './read/promises.read-model.js';
import { ReportsController, TodayController } from './read/reports.controller.js';
import { RequestsReadModel } from './read/requests.read-model.js';
import { RollUpReader } from './read/roll-up-reader.js';
import { CountAgain } from './roll-up/count-again.js';
import { MakeReports } from './roll-up/make-reports.js';
import { TouchesStore } from './roll-up/touches.store.js';
import { TodayReadModel } from './today/today.read-model.js';

@Module({
  imports: [IdentityModule],
  controllers: [ReportsController, TodayController, ReportFilesController],
  providers: [
    CountAgain,
    TouchesStore,
    MakeReports,
    RollUpReader,
    CallsReadModel,
    RequestsReadModel,
    PromisesReportReadModel,
    PeopleReadModel,
    HoursReadModel,
    TodayReadModel,
    FunnelWeeksReader,
    ReportsToExport,
    ExportReport,
  ],
  exports: [MakeReports],
})
export class ReportsModule {}
