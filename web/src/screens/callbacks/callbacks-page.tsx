import { useSearchParams, Link } from 'react-router';
import type { LiveBoardDto, OpenCallbackDto, OpenCallbacksDto } from '../../../../src/contracts/board.dto.js';
import { withQuery } from '../../api/client.js';
import { useAsk } from '../../api/queries.js';
import { Page } from '../../app/page.js';
import { Answer } from '../../ui/answer.js';
import { Badge, Card, Empty } from '../../ui/card.js';
import { Choice } from '../../ui/field.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { Pages } from '../pieces/pages.js';
import { piecesWords } from '../pieces/pieces-words.js';
import { useName } from '../pieces/use-name.js';
import { CallbackActions } from './callback-actions.js';
import { callbackWords } from './callback-words.js';
import '../pieces/filters.css';
import './callbacks.css';

const pageSize = 50;
const any = '';
const states = ['needs-decision', 'queued', 'dialling', 'awaiting-disposition', 'scheduled'];

function Line({ callback }: { readonly callback: OpenCallbackDto }) {
  const say = useWords(callbackWords);
  const pieces = useWords(piecesWords);
  const name = useName();
  const format = useFormat();
  const isDecision = callback.state === 'needs-decision';
  return (
    <li className="callback-line" data-late={callback.late ? '' : undefined}>
      <span className="callback-when">
        <strong>{format.when(callback.dueAt)}</strong>
        {callback.promisedBy !== callback.dueAt && (
          <span className="quiet small">
            {say.promised} {format.when(callback.promisedBy)}
          </span>
        )}
      </span>
      <span className="callback-who">
        <span className="row">
          <Link to={`/people/${callback.personId}`}>
            <strong>{callback.initials ?? pieces.noName}</strong>
          </Link>
          <Badge {...(isDecision ? { tone: 'warn' as const } : {})}>{name(callback.state)}</Badge>
          {callback.urgency === 'urgent' && <Badge tone="alarm">{name('urgent')}</Badge>}
          {callback.late && <Badge tone="alarm">{say.late}</Badge>}
        </span>
        <span>{callback.because}</span>
        <span className="quiet small">
          {callback.route} · {callback.assignedToName ?? (isDecision ? say.decides(name(callback.owner)) : name(callback.owner))}{' '}
          · {say.tries}: {callback.attemptsMade}
        </span>
      </span>
      <CallbackActions callback={callback} />
    </li>
  );
}

function useFilters() {
  const [search, setSearch] = useSearchParams();
  const at = (name: string) => search.get(name) ?? any;
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    if (name !== 'cursor') next.delete('cursor');
    if (value) next.set(name, value);
    else next.delete(name);
    setSearch(next);
  };
  return { filters: { state: at('state'), assignedTo: at('assignedTo'), cursor: at('cursor') }, change };
}

export default function CallbacksPage() {
  const say = useWords(callbackWords);
  const name = useName();
  const { filters, change } = useFilters();
  const board = useAsk<LiveBoardDto>(['board', 'live'], '/v1/board/live');
  const page = useAsk<OpenCallbacksDto>(
    ['callbacks', 'open', filters],
    withQuery('/v1/board/callbacks', { ...filters, limit: pageSize }),
    { every: 30_000 },
  );
  return (
    <Page title={say.title}>
      <div className="stack">
        <section className="filters" aria-label={say.filters}>
          <Choice
            label={say.state}
            value={filters.state}
            options={[{ value: any, label: say.everyState }, ...states.map((value) => ({ value, label: name(value) }))]}
            onChange={(state) => change('state', state)}
          />
          <Choice
            label={say.assignedTo}
            value={filters.assignedTo}
            options={[
              { value: any, label: say.everybody },
              ...(board.data?.counsellors ?? []).map(({ id, name: label }) => ({ value: id, label })),
            ]}
            onChange={(to) => change('assignedTo', to)}
          />
        </section>
        <Card title={say.table}>
          <p className="quiet">{say.intro}</p>
          <Answer of={page} lines={6}>
            {({ items, next }) => (
              <>
                {items.length === 0 && <Empty says={say.none} />}
                <ul>
                  {items.map((callback) => (
                    <Line key={callback.id} callback={callback} />
                  ))}
                </ul>
                <Pages isFirst={filters.cursor === any} next={next} onGo={(cursor) => change('cursor', cursor)} />
              </>
            )}
          </Answer>
        </Card>
      </div>
    </Page>
  );
}
