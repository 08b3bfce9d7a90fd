import { Injectable } from '@nestjs/common';
import { CallsReadModel } from '../read/calls.read-model.js';
import { HoursReadModel } from '../read/hours.read-model.js';
import { PeopleReadModel } from '../read/people.read-model.js';
import { PromisesReportReadModel } from '../read/promises.read-model.js';
import { RequestsReadModel } from '../read/requests.read-model.js';
import { FunnelWeeksReader } from './funnel-weeks.reader.js';

/** What there is to be taken out. */
@Injectable()
export class ReportsToExport {
  constructor(
    readonly calls: CallsReadModel,
    readonly requests: RequestsReadModel,
    readonly promises: PromisesReportReadModel,
    readonly hours: HoursReadModel,
    readonly people: PeopleReadModel,
    readonly weeks: FunnelWeeksReader,
  ) {}
}
