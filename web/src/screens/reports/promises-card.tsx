import type { PromisesReportDto } from '../../../../src/contracts/reports/report.dto.js';
import { withQuery } from '../../api/client.js';
import { useAsk } from '../../api/queries.js';
import { Empty } from '../../ui/card.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { useName } from '../pieces/use-name.js';
import { FiguresBelow, Keys, ReportCard } from './report-card.js';
import { reportsWords } from './reports-words.js';
import { BarTable } from './stacks.js';
import { toQuery, type Range } from './use-range.js';

/** Promises to call, and what the late ones are put down to. */
export function PromisesCard({ range }: { readonly range: Range }) {
  const say = useWords(reportsWords);
  const name = useName();
  const format = useFormat();
  const path = withQuery('/v1/reports/promises', toQuery(range));
  const promises = useAsk<PromisesReportDto>(['reports', path], path);
  const rate = (share: number | null) => (share === null ? '–' : format.percent(share));
  return (
    <ReportCard title={say.promisesTitle} report="promises" range={range} of={promises}>
      {({ total, rows, lateBy }) => {
        if (rows.length === 0) return <Empty says={say.noPromises} />;
        return (
          <>
            <Keys
              of={[
                { label: say.kept, value: rate(total.keptRate), detail: format.number(total.kept) },
                { label: say.late, value: format.number(total.late) },
                { label: say.released, value: format.number(total.released), detail: say.releasedDetail },
              ]}
            />
            {lateBy.length > 0 && (
              <BarTable
                caption={say.whyLate}
                heads={[say.whyLate, say.share, say.promises, say.lateMean]}
                rows={lateBy}
                label={({ cause }) => name(cause)}
                share={({ count }) => count / total.late}
                figures={({ count, meanLateSeconds }) => [format.number(count), format.length(meanLateSeconds)]}
              />
            )}
            <FiguresBelow
              caption={say.promisesByDay}
              rows={rows}
              rowKey={({ key }) => key}
              columns={[
                { head: say.day, cell: ({ key }) => format.day(key) },
                { head: say.kept, isFigure: true, cell: ({ kept }) => format.number(kept) },
                { head: say.late, isFigure: true, cell: ({ late }) => format.number(late) },
                { head: say.keptRate, isFigure: true, cell: ({ keptRate }) => rate(keptRate) },
              ]}
            />
          </>
        );
      }}
    </ReportCard>
  );
}
