import { Controller, Get, Query } from '@nestjs/common';
import { CallsQueryDto, ReportQueryDto, RequestsQueryDto, SiteQueryDto } from '../../../contracts/reports/report-query.dto.js';
import {
  CallsReportDto,
  CounsellorsReportDto,
  FunnelReportDto,
  HoursReportDto,
  PromisesReportDto,
  ReportSiteDto,
  RequestsReportDto,
} from '../../../contracts/reports/report.dto.js';
import { TodayDto } from '../../../contracts/reports/today.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { TodayReadModel } from '../today/today.read-model.js';
import { CallsReadModel } from './calls.read-model.js';
import { HoursReadModel } from './hours.read-model.js';
import { PeopleReadModel } from './people.read-model.js';
import { PromisesReportReadModel } from './promises.read-model.js';
import { RequestsReadModel } from './requests.read-model.js';
import { RollUpReader } from './roll-up-reader.js';

/** Figures without a person in them. */
@Controller('v1/reports')
@ForStaff('watch-operation')
export class ReportsController {
  constructor(
    private readonly callsReport: CallsReadModel,
    private readonly requestsReport: RequestsReadModel,
    private readonly promisesReport: PromisesReportReadModel,
    private readonly hoursReport: HoursReadModel,
    private readonly people: PeopleReadModel,
  ) {}

  /** Incoming calls with everybody who gave up, the service level and the waits. */
  @Get('calls')
  calls(@Query() query: CallsQueryDto): Promise<CallsReportDto> {
    return this.callsReport.of(query);
  }

  /** Leads, and how soon they were tried and talked with. */
  @Get('requests')
  requests(@Query() query: RequestsQueryDto): Promise<RequestsReportDto> {
    return this.requestsReport.of(query);
  }

  @Get('promises')
  promises(@Query() query: ReportQueryDto): Promise<PromisesReportDto> {
    return this.promisesReport.of(query);
  }

  /** How far the intakes that began in these days have come since, by source. */
  @Get('funnel')
  funnel(@Query() query: ReportQueryDto): Promise<FunnelReportDto> {
    return this.people.funnel(query);
  }

  /** By the hours of a week. */
  @Get('hours')
  hours(@Query() query: ReportQueryDto): Promise<HoursReportDto> {
    return this.hoursReport.of(query);
  }

  @Get('counsellors')
  counsellors(@Query() query: ReportQueryDto): Promise<CounsellorsReportDto> {
    return this.people.counsellors(query);
  }
}

/** For the wall, and for who chooses what a report is about. */
@Controller('v1/reports')
@ForStaff('watch-operation')
export class TodayController {
  constructor(
    private readonly todayReport: TodayReadModel,
    private readonly rollUps: RollUpReader,
  ) {}

  /** Today until now against the same weekday a week ago until the same time of the clock. */
  @Get('today')
  today(@Query() { siteId }: SiteQueryDto): Promise<TodayDto> {
    return this.todayReport.soFar(siteId ?? null);
  }

  /** By name. */
  @Get('sites')
  async sites(): Promise<ReportSiteDto[]> {
    const names = [...(await this.rollUps.names('site'))].map(([id, name]) => ({ id, name }));
    return names.toSorted((a, b) => a.name.localeCompare(b.name));
  }
}
