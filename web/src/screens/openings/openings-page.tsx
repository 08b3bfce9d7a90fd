import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { RecordOpeningDto, RecordOpeningsDto } from '../../../../src/contracts/people/record-opening.dto.js';
import { useAsk } from '../../api/queries.js';
import { withQuery } from '../../api/client.js';
import { doorsWords } from '../../app/doors/doors-words.js';
import { Page } from '../../app/page.js';
import { useHasRole, useMe } from '../../app/session-context.js';
import { Answer } from '../../ui/answer.js';
import { Button } from '../../ui/button.js';
import { Badge, Card, Empty } from '../../ui/card.js';
import { Choice } from '../../ui/field.js';
import { Table, type Column } from '../../ui/table.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import '../pieces/filters.css';
import { openingsWords } from './openings-words.js';
import { ReviewDialog } from './review-dialog.js';

type Opening = RecordOpeningDto;

function Signs({ signs }: Pick<Opening, 'signs'>) {
  const say = useWords(openingsWords);
  return (
    <span className="row">
      {signs.length === 0
        ? '–'
        : signs.map((sign) => (
            <Badge key={sign} tone="warn">
              {say[sign]}
            </Badge>
          ))}
    </span>
  );
}

function useWhat(): readonly Column<Opening>[] {
  const say = useWords(openingsWords);
  const reasons = useWords(doorsWords);
  const format = useFormat();
  const opensRecords = useHasRole('supervisor', 'manager', 'privacy-officer');
  return [
    { head: say.who, cell: ({ userName }) => <strong>{userName}</strong> },
    {
      head: say.when,
      cell: ({ at, until }) => (
        <div>
          {format.when(at)} <span className="quiet small">{say.until(format.time(until))}</span>
        </div>
      ),
    },
    {
      head: say.reason,
      cell: ({ reason, words }) => (
        <div>
          {reasons[reason]} <div className="quiet">{words}</div>
        </div>
      ),
    },
    { head: say.signs, cell: ({ signs }) => <Signs signs={signs} /> },
    ...(opensRecords
      ? [{ head: say.record, cell: ({ personId }: Opening) => <Link to={`/people/${personId}`}>{say.toRecord}</Link> }]
      : []),
  ];
}

function useToDo(review: (opening: Opening) => void): readonly Column<Opening>[] {
  const say = useWords(openingsWords);
  const { user } = useMe();
  const reviews = useHasRole('supervisor', 'manager', 'privacy-officer');
  if (!reviews) return [];
  const cell = (opening: Opening) =>
    opening.userId === user.id ? (
      <span className="quiet">{say.own}</span>
    ) : (
      <Button onPress={() => review(opening)}>
        {say.review} <span className="only-read">{opening.userName}</span>
      </Button>
    );
  return [{ head: say.toDo, cell }];
}

function useFound(): readonly Column<Opening>[] {
  const say = useWords(openingsWords);
  const format = useFormat();
  const cell = ({ verdict, reviewNote, reviewedAt, reviewedByName }: Opening) =>
    verdict && (
      <div>
        <Badge tone={verdict === 'justified' ? 'good' : 'alarm'}>{say[verdict]}</Badge>
        <div>{reviewNote}</div>
        <div className="quiet small">{reviewedAt && say.lookedAt(reviewedByName ?? '', format.when(reviewedAt))}</div>
      </div>
    );
  return [{ head: say.found, cell }];
}

/** Openings that wait for a colleague, and what colleagues found. */
export default function OpeningsPage() {
  const say = useWords(openingsWords);
  const [search, setSearch] = useSearchParams();
  const shown = search.get('shown') === 'reviewed' ? 'reviewed' : 'waiting';
  const [looked, look] = useState<Opening | null>(null);
  const path = withQuery('/v1/record-openings', { reviewed: shown === 'reviewed' });
  const openings = useAsk<RecordOpeningsDto>(['people', 'openings', shown], path, { every: 30_000 });
  const what = useWhat();
  const toDo = useToDo(look);
  const found = useFound();
  const columns = [...what, ...(shown === 'waiting' ? toDo : found)];
  return (
    <Page title={say.title}>
      <div className="stack">
        <p>{say.why}</p>
        <div className="filters">
          <Choice
            label={say.shown}
            value={shown}
            options={(['waiting', 'reviewed'] as const).map((value) => ({ value, label: say[value] }))}
            onChange={(value) => setSearch(value === 'waiting' ? {} : { shown: value })}
          />
        </div>
        <Card title={say[shown]}>
          <Answer of={openings}>
            {(data) =>
              data.openings.length === 0 ? (
                <Empty says={shown === 'waiting' ? say.none : say.noneReviewed} />
              ) : (
                <Table caption={say.title} columns={columns} rows={data.openings} rowKey={({ id }) => id} />
              )
            }
          </Answer>
        </Card>
      </div>
      {looked && <ReviewDialog opening={looked} onClose={() => look(null)} />}
    </Page>
  );
}
