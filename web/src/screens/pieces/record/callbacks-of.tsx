import { Link } from 'react-router';
import type { CallbackPageDto } from '../../../../../src/contracts/callback.dto.js';
import { withQuery } from '../../../api/client.js';
import { useAsk } from '../../../api/queries.js';
import { Answer } from '../../../ui/answer.js';
import { Badge, Card, Empty } from '../../../ui/card.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormat } from '../../../words/format.js';
import { CallbackActions } from '../../callbacks/callback-actions.js';
import { useName } from '../use-name.js';
import { recordWords } from './record-words.js';

/** The calls that were promised to somebody, newest first. */
export function CallbacksOf({ personId, linksIntake = false }: { readonly personId: string; readonly linksIntake?: boolean }) {
  const say = useWords(recordWords);
  const name = useName();
  const format = useFormat();
  const callbacks = useAsk<CallbackPageDto>(['callbacks', 'of', personId], withQuery('/v1/callbacks', { personId, limit: 100 }));
  return (
    <Card title={say.callbacks}>
      <Answer of={callbacks}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty says={say.callbacksNone} />
          ) : (
            <ul className="lines with-actions">
              {items.toReversed().map((callback) => (
                <li key={callback.id}>
                  <span className="grow">
                    <span className="row">
                      <strong>{name(callback.state)}</strong>
                      {callback.urgency === 'urgent' && <Badge tone="alarm">{name('urgent')}</Badge>}
                    </span>
                    {callback.because}{' '}
                    <span className="quiet small">
                      {say.promisedBy(format.when(callback.promisedBy))} · {say.tries(callback.attemptsMade)}
                    </span>{' '}
                    {linksIntake && <Link to={`/intakes/${callback.intakeId}`}>{say.openIntake}</Link>}
                  </span>
                  <CallbackActions callback={callback} />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Card>
  );
}
