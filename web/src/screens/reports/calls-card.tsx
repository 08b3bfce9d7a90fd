import type { CallsReportDto, CallsRowDto } from '../../../../src/contracts/reports/report.dto.js';
import { withQuery } from '../../api/client.js';
import { useAsk } from '../../api/queries.js';
import { Empty } from '../../ui/card.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { FiguresBelow, Keys, ReportCard } from './report-card.js';
import { reportsWords } from './reports-words.js';
import { Stacks } from './stacks.js';
import { toQuery, type Range } from './use-range.js';

const mostBars = 62;

interface Bucket {
  readonly key: string;
  readonly inTime: number;
  readonly later: number;
  readonly abandoned: number;
}

/** One by one, or weeks of seven when there are too many to be seen. */
function bucketsOf(rows: readonly CallsRowDto[]): Bucket[] {
  const size = rows.length > mostBars ? 7 : 1;
  const buckets: Bucket[] = [];
  for (let at = 0; at < rows.length; at += size) {
    const days = rows.slice(at, at + size);
    const sum = (of: (row: CallsRowDto) => number) => days.reduce((total, row) => total + of(row), 0);
    buckets.push({
      key: days[0]!.key ?? '',
      inTime: sum(({ inTime }) => inTime),
      later: sum(({ answered, inTime }) => answered - inTime),
      abandoned: sum(({ abandoned }) => abandoned),
    });
  }
  return buckets;
}

function Days({ report: { rows, within } }: { readonly report: CallsReportDto }) {
  const say = useWords(reportsWords);
  const format = useFormat();
  const buckets = bucketsOf(rows);
  const most = Math.max(0, ...buckets.map(({ inTime, later, abandoned }) => inTime + later + abandoned));
  return (
    <>
      <Stacks
        parts={[
          { look: 'full', label: say.inTime(String(within)) },
          { look: 'half', label: say.answeredLater },
          { look: 'striped', label: say.hungUp },
        ]}
        bars={buckets.map(({ key, inTime, later, abandoned }) => ({
          key,
          label: format.day(key),
          values: [inTime, later, abandoned],
        }))}
        most={format.number(most)}
      />
      <FiguresBelow
        caption={say.callsByDay}
        rows={rows}
        rowKey={({ key }) => key ?? ''}
        columns={[
          { head: say.day, cell: ({ key }) => format.day(key ?? '') },
          { head: say.calls, isFigure: true, cell: ({ arrived }) => format.number(arrived) },
          { head: say.answered, isFigure: true, cell: ({ answered }) => format.number(answered) },
          { head: say.inTime(String(within)), isFigure: true, cell: ({ inTime }) => format.number(inTime) },
          { head: say.hungUp, isFigure: true, cell: ({ abandoned }) => format.number(abandoned) },
          { head: say.hungUpSoon, isFigure: true, cell: ({ abandonedShort }) => format.number(abandonedShort) },
          {
            head: say.serviceLevel,
            isFigure: true,
            cell: ({ serviceLevel }) => (serviceLevel === null ? '–' : format.percent(serviceLevel)),
          },
        ]}
      />
    </>
  );
}

/** Incoming calls; whoever gave up is in the denominator, and shown. */
export function CallsCard({ range }: { readonly range: Range }) {
  const say = useWords(reportsWords);
  const format = useFormat();
  const path = withQuery('/v1/reports/calls', { ...toQuery(range), within: range.within });
  const calls = useAsk<CallsReportDto>(['reports', path], path);
  return (
    <ReportCard title={say.callsTitle} report="calls" range={range} of={calls} className="reports-wide">
      {(report) => {
        const { total, within, waits, wholeWaits, patience } = report;
        const length = (seconds: number | null) => (seconds === null ? '–' : format.length(seconds));
        if (total.arrived === 0) return <Empty says={say.noCalls} />;
        return (
          <>
            <Keys
              of={[
                {
                  label: say.serviceLevel,
                  value: total.serviceLevel === null ? '–' : format.percent(total.serviceLevel),
                  detail: say.levelDetail(
                    format.number(total.inTime),
                    format.number(total.answered + total.abandoned),
                    String(within),
                  ),
                },
                {
                  label: say.hungUp,
                  value: format.number(total.abandoned),
                  detail: say.hungUpDetail(format.number(total.abandonedShort), length(patience.median)),
                },
                { label: say.waitMedian, value: length(waits.median), detail: say.p90(length(waits.p90)) },
                { label: say.wholeWait, value: length(wholeWaits.median), detail: say.p90(length(wholeWaits.p90)) },
                {
                  label: say.otherwise,
                  value: format.number(total.askedCallback + total.leftMessage + total.transferred),
                  detail: say.otherwiseDetail(
                    format.number(total.askedCallback),
                    format.number(total.leftMessage),
                    format.number(total.transferred),
                  ),
                },
              ]}
            />
            <Days report={report} />
          </>
        );
      }}
    </ReportCard>
  );
}
