import type { UseQueryResult } from '@tanstack/react-query';
import type { ReportDto } from '../../../../src/contracts/reports/report.dto.js';
import type { ReportName } from '../../../../src/contracts/reports/report-query.dto.js';
import { withQuery } from '../../api/client.js';
import type { Problem } from '../../api/problem.js';
import { Answer } from '../../ui/answer.js';
import { Card, Note } from '../../ui/card.js';
import { Table, type Column } from '../../ui/table.js';
import { useWords } from '../../words/catalogue.js';
import { reportsWords } from './reports-words.js';
import { toQuery, type Range } from './use-range.js';

interface Props<Report extends ReportDto> {
  readonly title: string;
  readonly report: ReportName;
  readonly range: Range;
  readonly of: UseQueryResult<Report, Problem>;
  readonly children: (report: Report) => React.ReactNode;
  readonly className?: string;
}

/** A report with its file. */
export function ReportCard<Report extends ReportDto>({ title, report, range, of, children, className }: Props<Report>) {
  const say = useWords(reportsWords);
  const file = withQuery(`/v1/reports/${report}/file`, toQuery(range));
  const link = (
    <a
      className="button report-file"
      href={file}
      download={`${report}-${range.from}-${range.to}.csv`}
      aria-label={say.fileOf(title)}
    >
      {say.file}
    </a>
  );
  return (
    <Card title={title} aside={link} {...(className ? { className } : {})}>
      <Answer of={of} lines={5}>
        {(data) => (
          <>
            {!data.complete && <Note>{say.counting}</Note>}
            {children(data)}
          </>
        )}
      </Answer>
    </Card>
  );
}

interface TableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
}

/** The figures of a picture, for who cannot see it or wants them exactly. */
export function FiguresBelow<Row>(table: TableProps<Row>) {
  const say = useWords(reportsWords);
  return (
    <details className="figures-below">
      <summary>{say.asTable(table.caption)}</summary>
      <Table {...table} />
    </details>
  );
}

export interface Key {
  readonly label: string;
  readonly value: string;
  readonly detail?: string;
}

export function Keys({ of }: { readonly of: readonly Key[] }) {
  return (
    <dl className="keys">
      {of.map(({ label, value, detail }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <strong>{value}</strong>
            {detail && <span className="small quiet">{detail}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
