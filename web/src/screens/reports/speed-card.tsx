import type { LengthsDto, RequestsReportDto } from '../../../../src/contracts/reports/report.dto.js';
import { withQuery } from '../../api/client.js';
import { useAsk } from '../../api/queries.js';
import { Empty } from '../../ui/card.js';
import { Table } from '../../ui/table.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { Keys, ReportCard } from './report-card.js';
import { reportsWords } from './reports-words.js';
import { toQuery, type Range } from './use-range.js';

/** How soon people who asked to be called were called and talked with; who was not yet is slower than all. */
export function SpeedCard({ range }: { readonly range: Range }) {
  const say = useWords(reportsWords);
  const format = useFormat();
  const path = withQuery('/v1/reports/requests', toQuery(range));
  const requests = useAsk<RequestsReportDto>(['reports', path], path);
  const length = (seconds: number | null) => (seconds === null ? say.notYetKnown : format.length(seconds));
  return (
    <ReportCard title={say.speedTitle} report="requests" range={range} of={requests}>
      {({ total, firstAttempt, conversation }) => {
        if (total.requests === 0) return <Empty says={say.noRequests} />;
        const rows: readonly (LengthsDto & { what: string })[] = [
          { what: say.toAttempt, ...firstAttempt },
          { what: say.toTalk, ...conversation },
        ];
        const share = (part: number) => format.percent(part / total.requests);
        return (
          <>
            <Keys
              of={[
                { label: say.firstLeads, value: format.number(total.requests), detail: say.ofLeads(format.number(total.leads)) },
                { label: say.called, value: share(total.attempted), detail: format.number(total.attempted) },
                { label: say.talkedWith, value: share(total.reached), detail: format.number(total.reached) },
              ]}
            />
            <Table
              caption={say.speedTitle}
              rows={rows}
              rowKey={({ what }) => what}
              columns={[
                { head: say.from1st, cell: ({ what }) => what },
                { head: say.half, isFigure: true, cell: ({ median }) => length(median) },
                { head: say.nineOfTen, isFigure: true, cell: ({ p90 }) => length(p90) },
                { head: say.p95, isFigure: true, cell: ({ p95 }) => length(p95) },
                { head: say.notYet, isFigure: true, cell: ({ all, known }) => format.number(all - known) },
              ]}
            />
          </>
        );
      }}
    </ReportCard>
  );
}
