import type { CallbackDto, CallbackPageDto } from '../../../../../src/contracts/callback.dto.js';
import { api, withQuery } from '../../../api/client.js';
import { useAsk, useChange } from '../../../api/queries.js';
import { Answer } from '../../../ui/answer.js';
import { Button } from '../../../ui/button.js';
import { Badge, Card, Empty } from '../../../ui/card.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormat } from '../../../words/format.js';
import { useProblemSentence } from '../../../words/problem-words.js';
import { idleWords } from './idle-words.js';

const shown = 20;

function Item({ callback, children }: { readonly callback: CallbackDto; readonly children?: React.ReactNode }) {
  const say = useWords(idleWords);
  const format = useFormat();
  const isLate = Date.parse(callback.promisedBy) < Date.now();
  return (
    <li className="work-item">
      <div>
        <div className="row">
          <strong>{callback.initials ?? say.noName}</strong>
          {callback.urgency === 'urgent' && <Badge tone="alarm">{say.urgent}</Badge>}
          {isLate && <Badge tone="warn">{say.overdue}</Badge>}
        </div>
        <div className="quiet small">
          {say.by(format.when(callback.promisedBy))} · {say.tries(callback.attemptsMade)}
        </div>
      </div>
      {children}
    </li>
  );
}

function ClaimButton({ id }: { readonly id: string }) {
  const say = useWords(idleWords);
  const sentence = useProblemSentence();
  const claim = useChange(() => api.post<CallbackDto>(`/v1/callbacks/${id}/claim`), 'callbacks');
  const take = () =>
    claim.mutate(undefined, { onSuccess: () => tell(say.claimed), onError: (error) => tell(sentence(error), 'alarm') });
  return (
    <Button onPress={take} isPending={claim.isPending}>
      {say.claim}
    </Button>
  );
}

export function WaitingNow() {
  const say = useWords(idleWords);
  const waiting = useAsk<CallbackPageDto>(
    ['callbacks', 'queued'],
    withQuery('/v1/callbacks', { state: 'queued', order: 'line', limit: shown }),
  );
  return (
    <Card title={say.waiting}>
      <Answer of={waiting}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty says={say.waitingNone} />
          ) : (
            <ul>
              {items.map((callback) => (
                <Item key={callback.id} callback={callback}>
                  {callback.assignedTo === null && <ClaimButton id={callback.id} />}
                </Item>
              ))}
            </ul>
          )
        }
      </Answer>
    </Card>
  );
}

export function MyCallbacks({ counsellorId }: { readonly counsellorId: string }) {
  const say = useWords(idleWords);
  const mine = useAsk<CallbackPageDto>(
    ['callbacks', 'mine', counsellorId],
    withQuery('/v1/callbacks', { assignedTo: counsellorId, limit: 100 }),
  );
  return (
    <Card title={say.mine}>
      <Answer of={mine}>
        {({ items }) => {
          const open = items.filter(({ endedAt }) => endedAt === null);
          if (open.length === 0) return <Empty says={say.mineNone} />;
          return (
            <ul>
              {open.map((callback) => (
                <Item key={callback.id} callback={callback} />
              ))}
            </ul>
          );
        }}
      </Answer>
    </Card>
  );
}
