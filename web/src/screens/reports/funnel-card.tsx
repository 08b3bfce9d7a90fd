import type { FunnelReportDto, FunnelRowDto } from '../../../../src/contracts/reports/report.dto.js';
import { withQuery } from '../../api/client.js';
import { useAsk } from '../../api/queries.js';
import { Empty } from '../../ui/card.js';
import { Table } from '../../ui/table.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { ReportCard } from './report-card.js';
import { reportsWords, stepWords } from './reports-words.js';
import { BarTable } from './stacks.js';
import { toQuery, type Range } from './use-range.js';

const steps = ['begun', 'attempted', 'contacted', 'screened', 'reviewed', 'approved', 'scheduled', 'admitted'] as const;
type Step = (typeof steps)[number];

const sum = (rows: readonly FunnelRowDto[], step: Step) => rows.reduce((total, row) => total + row[step], 0);

/** How far people came who began in these days, all together and by where they came from. */
export function FunnelCard({ range }: { readonly range: Range }) {
  const say = useWords(reportsWords);
  const format = useFormat();
  const path = withQuery('/v1/reports/funnel', toQuery(range));
  const funnel = useAsk<FunnelReportDto>(['reports', path], path);
  const names = useWords(stepWords);
  const admitted = (row: FunnelRowDto) =>
    row.begun === 0 ? '–' : `${format.number(row.admitted)} · ${format.percent(row.admitted / row.begun)}`;
  return (
    <ReportCard title={say.funnelTitle} report="funnel" range={range} of={funnel}>
      {({ rows }) => {
        if (rows.length === 0) return <Empty says={say.noIntakes} />;
        const all = steps.map((step) => ({ step, count: sum(rows, step) }));
        const begun = all[0]!.count;
        return (
          <>
            <BarTable
              caption={say.funnelAll}
              heads={[say.step, say.share, say.people, say.ofAll]}
              rows={all}
              label={({ step }) => names[step]}
              share={({ count }) => count / begun}
              figures={({ count }) => [format.number(count), format.percent(count / begun)]}
            />
            <Table
              caption={say.funnelBySource}
              rows={rows}
              rowKey={({ sourceId }) => sourceId ?? 'none'}
              columns={[
                { head: say.source, cell: (row) => row.name ?? say.byPhone },
                ...(['begun', 'contacted', 'scheduled'] as const).map((step) => ({
                  head: names[step],
                  isFigure: true,
                  cell: (row: FunnelRowDto) => format.number(row[step]),
                })),
                { head: names.admitted, isFigure: true, cell: admitted },
              ]}
            />
            <p className="small quiet">{say.funnelFile}</p>
          </>
        );
      }}
    </ReportCard>
  );
}
