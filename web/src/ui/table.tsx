import './table.css';

export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => React.ReactNode;
  /** Figures stand at the right. */
  readonly isFigure?: boolean;
}

interface Props<Row> {
  /** Read out before the table. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
}

/** On a phone each row is a little list with the heads beside the cells. */
export function Table<Row>({ caption, columns, rows, rowKey }: Props<Row>) {
  return (
    <div className="table-frame">
      <table className="table">
        <caption className="only-read">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ head, isFigure }) => (
              <th key={head} scope="col" data-end={isFigure ? '' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ head, cell, isFigure }) => (
                <td key={head} data-head={head} data-end={isFigure ? '' : undefined}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
