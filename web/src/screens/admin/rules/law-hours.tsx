import type { CallingHoursDto, CallingHoursTableDto } from '../../../../../src/contracts/admin/calling-hours.dto.js';
import { useAsk } from '../../../api/queries.js';
import { Answer } from '../../../ui/answer.js';
import { Card } from '../../../ui/card.js';
import { Table, type Column } from '../../../ui/table.js';
import { useWords } from '../../../words/catalogue.js';
import { daysOf } from '../sites/weekly-text.js';
import { rulesWords } from './rules-words.js';

function Hours({ hours }: { readonly hours: CallingHoursDto['hours'] }) {
  const say = useWords(rulesWords);
  const { mon, sat, sun } = daysOf(hours);
  const parts =
    sat === mon && sun === mon
      ? [[say.daily, mon]]
      : [
          [say.weekdays, mon],
          [say.sat, sat],
          [say.sun, sun],
        ];
  return parts.map(([day, range]) => `${day} ${range || say.never}`).join(', ');
}

function useColumns(): readonly Column<CallingHoursDto>[] {
  const say = useWords(rulesWords);
  return [
    { head: say.place, cell: ({ state }) => <strong>{state ?? say.everywhere}</strong> },
    { head: say.hours, cell: ({ hours }) => <Hours hours={hours} /> },
    { head: say.source, cell: ({ source }) => <span className="small">{source}</span> },
  ];
}

/** The table by which every call is allowed or not. */
export function LawHours() {
  const say = useWords(rulesWords);
  const columns = useColumns();
  const table = useAsk<CallingHoursTableDto>(['admin', 'calling-hours'], '/v1/admin/calling-hours');
  return (
    <Card title={say.hours}>
      <p className="quiet">{say.hoursWhy}</p>
      <Answer of={table} lines={6}>
        {({ federal, states }) => (
          <Table caption={say.hours} columns={columns} rows={[federal, ...states]} rowKey={({ state }) => state ?? ''} />
        )}
      </Answer>
    </Card>
  );
}
