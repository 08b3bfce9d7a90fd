import type { LiveBoardDto, RouteOnBoardDto } from '../../../../src/contracts/board.dto.js';
import { Badge, Card } from '../../ui/card.js';
import { Table, type Column } from '../../ui/table.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { secondsSince, useNow } from '../pieces/use-now.js';
import { wallWords } from './wall-words.js';

/** The line of each route, and who is there for it. */
export function Lines({ board }: { readonly board: LiveBoardDto }) {
  const say = useWords(wallWords);
  const format = useFormat();
  const now = useNow();
  const columns: readonly Column<RouteOnBoardDto>[] = [
    { head: say.route, cell: ({ name }) => <strong>{name}</strong> },
    {
      head: say.waiting,
      isFigure: true,
      cell: ({ count, overdue }) => (
        <span>
          {format.number(count)}
          {overdue > 0 && <span className="alarming"> · {say.pastDeadline(overdue)}</span>}
        </span>
      ),
    },
    {
      head: say.longestHead,
      isFigure: true,
      cell: ({ longestSince }) => (longestSince ? format.clock(secondsSince(longestSince, now)) : '–'),
    },
    {
      head: say.promiseHead,
      isFigure: true,
      cell: ({ nextDeadlineAt }) => (nextDeadlineAt ? say.dueIn(format.clock((Date.parse(nextDeadlineAt) - now) / 1000)) : '–'),
    },
    {
      head: say.staffHead,
      isFigure: true,
      cell: ({ free, onShift, count }) => (
        <span>
          {free} / {onShift} {count > 0 && free === 0 && <Badge tone="warn">{say.atRisk}</Badge>}
        </span>
      ),
    },
  ];
  return (
    <Card title={say.routes}>
      <Table caption={say.routes} columns={columns} rows={board.waiting.routes} rowKey={({ id }) => id} />
    </Card>
  );
}
