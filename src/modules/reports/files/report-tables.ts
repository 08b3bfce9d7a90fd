import { publishCount } from '../../../core/attribution/small-cells.js';
import { funnelSteps } from '../../../core/reports/funnel-steps.js';
import type {
  CallsReportDto,
  CounsellorsReportDto,
  HoursReportDto,
  PromisesReportDto,
  RequestsReportDto,
} from '../../../contracts/reports/report.dto.js';

export type Cell = string | number | null;

/** A report as the lines of a file, the first with what stands below. */
export type ReportTable = readonly (readonly Cell[])[];

export interface FunnelWeek extends Readonly<Record<(typeof funnelSteps)[number] | 'closed', number>> {
  readonly week: string;
  readonly source: string | null;
}

export function callsTable({ within, rows }: CallsReportDto): ReportTable {
  const head = ['Arrived', 'Answered', `Answered within ${within} s`, 'Hung up', 'Hung up within 5 s', 'Asked for a callback'];
  return [
    ['Day', ...head, 'Left a message', 'Transferred', 'Refused', 'Service level'],
    ...rows.map((row) => [
      row.key,
      row.arrived,
      row.answered,
      row.inTime,
      row.abandoned,
      row.abandonedShort,
      row.askedCallback,
      row.leftMessage,
      row.transferred,
      row.refused,
      rounded(row.serviceLevel),
    ]),
  ];
}

export function requestsTable({ rows }: RequestsReportDto): ReportTable {
  return [
    ['Day', 'Leads', 'First leads', 'Called', 'Talked with'],
    ...rows.map(({ key, leads, requests, attempted, reached }) => [key, leads, requests, attempted, reached]),
  ];
}

export function promisesTable({ rows }: PromisesReportDto): ReportTable {
  return [
    ['Day', 'Kept', 'Late', 'Released', 'Open', 'Kept rate'],
    ...rows.map(({ key, kept, late, released, open, keptRate }) => [key, kept, late, released, open, rounded(keptRate)]),
  ];
}

export function hoursTable({ cells }: HoursReportDto): ReportTable {
  return [
    ['Weekday (1 = Monday)', 'Hour', 'Calls', 'Answered', 'Hung up', 'Leads', 'Attempts', 'Talked with'],
    ...cells.map((cell) => [
      cell.weekday,
      cell.hour,
      cell.arrived,
      cell.answered,
      cell.abandoned,
      cell.leads,
      cell.attempts,
      cell.contacts,
    ]),
  ];
}

export function counsellorsTable({ rows }: CounsellorsReportDto): ReportTable {
  const head = ['Offers', 'Accepted', 'Declined', 'Missed', 'Answer rate', 'Attempts', 'Talked with', 'Contact rate', 'Talks'];
  return [
    ['Counsellor', ...head, 'Talk seconds', 'Available seconds', 'Seconds on shift', 'Fairness'],
    ...rows.map((row) => [
      row.name,
      row.offers,
      row.accepted,
      row.declined,
      row.missed,
      rounded(row.answerRate),
      row.attempts,
      row.contacts,
      rounded(row.contactRate),
      row.talks,
      row.talkSeconds,
      row.availableSeconds,
      row.shiftSeconds,
      rounded(row.fairness),
    ]),
  ];
}

/** The one cut by source that leaves: finished weeks, one by one, with too small counts unsaid. */
export function funnelTable(weeks: readonly FunnelWeek[]): ReportTable {
  const steps = [...funnelSteps, 'closed'] as const;
  return [
    [
      'Week from',
      'Source',
      'Begun',
      'Called',
      'Contacted',
      'Screened',
      'Reviewed',
      'Approved',
      'Scheduled',
      'Admitted',
      'Closed',
    ],
    ...weeks.map((row) => [row.week, row.source ?? 'By phone or staff', ...steps.map((step) => publishCount(row[step]))]),
  ];
}

function rounded(share: number | null): number | null {
  return share === null ? null : Math.round(share * 1000) / 1000;
}
