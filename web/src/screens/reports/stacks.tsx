export interface Part {
  /** How it looks: lightness and pattern, never the colour alone. */
  readonly look: 'full' | 'half' | 'striped';
  readonly label: string;
}

interface Props {
  readonly parts: readonly Part[];
  readonly bars: readonly { readonly key: string; readonly label: string; readonly values: readonly number[] }[];
  /** Of the highest bar, as text. */
  readonly most: string;
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** Bars beside one another, each of several parts. For the eye only: the same figures stand below as a table. */
export function Stacks({ parts, bars, most }: Props) {
  const highest = Math.max(1, ...bars.map(({ values }) => total(values)));
  const [first, last] = [bars[0]?.label, bars.length > 1 ? bars.at(-1)!.label : ''];
  return (
    <div aria-hidden="true" className="stacks">
      <ul className="row small">
        {parts.map(({ look, label }) => (
          <li key={label} className="row one-line">
            <span className="swatch" data-look={look} /> {label}
          </li>
        ))}
      </ul>
      <div className="stacks-bars" data-most={most}>
        {bars.map(({ key, label, values }) => (
          <div key={key} className="stack-bar" title={`${label}: ${values.join(' · ')}`}>
            {values.map((value, index) => (
              <span key={parts[index]!.label} data-look={parts[index]!.look} style={{ height: `${(100 * value) / highest}%` }} />
            ))}
          </div>
        ))}
      </div>
      <div className="row apart small quiet">
        <span>{first}</span>
        <span>{last}</span>
      </div>
    </div>
  );
}

interface BarTableProps<Row> {
  readonly caption: string;
  /** Of the rows, of the bar, and of the figures beside it. */
  readonly heads: readonly [string, string, ...string[]];
  readonly rows: readonly Row[];
  readonly label: (row: Row) => string;
  /** 0 to 1 */
  readonly share: (row: Row) => number;
  readonly figures: (row: Row) => readonly string[];
}

/** A table with a bar in each row: it stays a table on a phone. */
export function BarTable<Row>({ caption, heads, rows, label, share, figures }: BarTableProps<Row>) {
  const [first, bar, ...others] = heads;
  return (
    <table className="bar-table">
      <caption className="only-read">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          <th scope="col">{bar}</th>
          {others.map((head) => (
            <th key={head} scope="col" data-end="">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={label(row)}>
            <th scope="row">{label(row)}</th>
            <td className="bar-cell">
              <span aria-hidden="true" className="bar-line">
                <span style={{ width: `${Math.min(100, 100 * share(row))}%` }} />
              </span>
            </td>
            {figures(row).map((figure, index) => (
              <td key={others[index]} data-end="">
                {figure}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
