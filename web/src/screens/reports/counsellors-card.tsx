import type { CounsellorsReportDto } from '../../../../src/contracts/reports/report.dto.js';
import { withQuery } from '../../api/client.js';
import { useAsk } from '../../api/queries.js';
import { Badge, Empty } from '../../ui/card.js';
import { Table } from '../../ui/table.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { ReportCard } from './report-card.js';
import { reportsWords } from './reports-words.js';
import { toQuery, type Range } from './use-range.js';

// A third more or less than fair is worth a look.
const [tooFew, tooMany] = [0.67, 1.33];

function Fairness({ of }: { readonly of: number | null }) {
  const say = useWords(reportsWords);
  const format = useFormat();
  if (of === null) return '–';
  const times = `${format.number(Math.round(of * 10) / 10)} ×`;
  if (of > tooMany) return <Badge tone="warn">{`${times} ${say.more}`}</Badge>;
  return of < tooFew ? <Badge>{`${times} ${say.fewer}`}</Badge> : times;
}

/** What each was offered and did, against the time in which they could be offered somebody. */
export function CounsellorsCard({ range }: { readonly range: Range }) {
  const say = useWords(reportsWords);
  const format = useFormat();
  const path = withQuery('/v1/reports/counsellors', toQuery(range));
  const report = useAsk<CounsellorsReportDto>(['reports', path], path);
  const rate = (share: number | null) => (share === null ? '–' : format.percent(share));
  return (
    <ReportCard title={say.counsellorsTitle} report="counsellors" range={range} of={report} className="reports-wide">
      {({ rows }) =>
        rows.length === 0 ? (
          <Empty says={say.noWork} />
        ) : (
          <>
            <Table
              caption={say.counsellorsTitle}
              rows={rows}
              rowKey={({ counsellorId }) => counsellorId}
              columns={[
                { head: say.counsellor, cell: ({ name }) => <strong>{name}</strong> },
                { head: say.offers, isFigure: true, cell: ({ offers }) => format.number(offers) },
                { head: say.accepted, isFigure: true, cell: ({ answerRate }) => rate(answerRate) },
                { head: say.missed, isFigure: true, cell: ({ missed, declined }) => format.number(missed + declined) },
                { head: say.attempts, isFigure: true, cell: ({ attempts }) => format.number(attempts) },
                { head: say.contactRate, isFigure: true, cell: ({ contactRate }) => rate(contactRate) },
                { head: say.talkTime, isFigure: true, cell: ({ talkSeconds }) => format.length(talkSeconds) },
                { head: say.freeTime, isFigure: true, cell: ({ availableSeconds }) => format.length(availableSeconds) },
                { head: say.fairness, isFigure: true, cell: ({ fairness }) => <Fairness of={fairness} /> },
              ]}
            />
            <p className="small quiet">{say.fairnessWhy}</p>
          </>
        )
      }
    </ReportCard>
  );
}
