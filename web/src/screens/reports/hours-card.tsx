import { useState } from 'react';
import type { HourCellDto, HoursReportDto } from '../../../../src/contracts/reports/report.dto.js';
import { withQuery } from '../../api/client.js';
import { useAsk } from '../../api/queries.js';
import { Choice } from '../../ui/field.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { ReportCard } from './report-card.js';
import { reportsWords } from './reports-words.js';
import { toQuery, type Range } from './use-range.js';

const weekdays = [1, 2, 3, 4, 5, 6, 7];
const hours = Array.from({ length: 24 }, (_, hour) => hour);
const measures = ['arrived', 'hung-up', 'leads', 'contact'] as const;
type Measure = (typeof measures)[number];

const shareOf = (part: number, all: number) => (all === 0 ? null : part / all);
const valueOf: Readonly<Record<Measure, (cell: HourCellDto) => number | null>> = {
  arrived: ({ arrived }) => arrived,
  'hung-up': ({ abandoned, answered }) => shareOf(abandoned, abandoned + answered),
  leads: ({ leads }) => leads,
  contact: ({ contacts, attempts }) => shareOf(contacts, attempts),
};
const isShare = (measure: Measure) => measure === 'hung-up' || measure === 'contact';

interface MapProps {
  readonly report: HoursReportDto;
  readonly measure: Measure;
  readonly caption: string;
}

/** A table whose cells are the darker the more: the figure stands in each, so that no colour has to be seen. */
function HeatMap({ report, measure, caption }: MapProps) {
  const say = useWords(reportsWords);
  const format = useFormat();
  const cells = new Map(report.cells.map((cell) => [`${cell.weekday} ${cell.hour}`, valueOf[measure](cell)]));
  const most = isShare(measure) ? 1 : Math.max(1, ...[...cells.values()].map((value) => value ?? 0));
  const show = (value: number | null | undefined) => {
    if (!value) return isShare(measure) && value === 0 ? format.percent(0) : '';
    return isShare(measure) ? format.percent(value) : format.number(value);
  };
  return (
    <div className="table-frame">
      <table className="heat">
        <caption className="only-read">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{say.hour}</th>
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col">
                {format.weekday(weekday)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hours.map((hour) => (
            <tr key={hour}>
              <th scope="row">{format.hour(hour)}</th>
              {weekdays.map((weekday) => {
                const value = cells.get(`${weekday} ${hour}`);
                return (
                  <td key={weekday} data-heat={Math.ceil((6 * (value ?? 0)) / most)}>
                    {show(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** When people turn to us and when they are reached, by the hours of a week. */
export function HoursCard({ range }: { readonly range: Range }) {
  const say = useWords(reportsWords);
  const [measure, setMeasure] = useState<Measure>('arrived');
  const path = withQuery('/v1/reports/hours', toQuery(range));
  const report = useAsk<HoursReportDto>(['reports', path], path);
  const names: Readonly<Record<Measure, string>> = {
    arrived: say.calls,
    'hung-up': say.hungUpShare,
    leads: say.leads,
    contact: say.contactRate,
  };
  return (
    <ReportCard title={say.hoursTitle} report="hours" range={range} of={report}>
      {(data) => (
        <>
          <Choice
            label={say.shown}
            value={measure}
            options={measures.map((value) => ({ value, label: names[value] }))}
            onChange={setMeasure}
          />
          <HeatMap report={data} measure={measure} caption={`${say.hoursTitle}: ${names[measure]}`} />
          {data.from !== range.from && <p className="small quiet">{say.lastQuarter}</p>}
        </>
      )}
    </ReportCard>
  );
}
