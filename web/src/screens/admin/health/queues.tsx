import type { QueueDepthDto } from '../../../../../src/contracts/admin/health.dto.js';
import { Card, Empty } from '../../../ui/card.js';
import { Table, type Column } from '../../../ui/table.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormat } from '../../../words/format.js';
import { secondsSince, useNow } from '../../pieces/use-now.js';
import { healthWords } from './health-words.js';

const known = ['telephony', 'reactions', 'chores', 'webhooks'] as const;

function useColumns(): readonly Column<QueueDepthDto>[] {
  const say = useWords(healthWords);
  const format = useFormat();
  const now = useNow();
  const nameOf = (queue: string) => known.find((one) => one === queue);
  const figure = (head: string, of: (depth: QueueDepthDto) => number) => ({
    head,
    isFigure: true,
    cell: (depth: QueueDepthDto) => format.number(of(depth)),
  });
  return [
    { head: say.name, cell: ({ queue }) => <strong>{nameOf(queue) ? say[nameOf(queue)!] : queue}</strong> },
    figure(say.waiting, ({ waiting }) => waiting),
    {
      head: say.oldest,
      isFigure: true,
      cell: ({ oldestAt }) => (oldestAt === null ? '-' : format.length(secondsSince(oldestAt, now))),
    },
    figure(say.running, ({ running }) => running),
    figure(say.planned, ({ planned }) => planned),
    figure(say.failed, ({ failed }) => failed),
  ];
}

export function Queues({ queues }: { readonly queues: readonly QueueDepthDto[] }) {
  const say = useWords(healthWords);
  const columns = useColumns();
  return (
    <Card title={say.queues}>
      {queues.length === 0 ? (
        <Empty says={say.noQueue} />
      ) : (
        <Table caption={say.queues} columns={columns} rows={queues} rowKey={({ queue }) => queue} />
      )}
    </Card>
  );
}
