import { useState } from 'react';
import { Link } from 'react-router';
import type { AlertDto } from '../../../../src/contracts/alert.dto.js';
import { api } from '../../api/client.js';
import { useChange } from '../../api/queries.js';
import { Button } from '../../ui/button.js';
import { tell } from '../../ui/toast.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { useProblemSentence } from '../../words/problem-words.js';
import { piecesWords } from '../pieces/pieces-words.js';
import { wallWords } from './wall-words.js';

const shownAtFirst = 4;

function placeOf({ subjectType, subjectId }: AlertDto): string | null {
  if (subjectType === 'person') return `/people/${subjectId}`;
  return subjectType === 'intake' ? `/intakes/${subjectId}` : null;
}

function Alert({ alert, isFirst }: { readonly alert: AlertDto; readonly isFirst: boolean }) {
  const say = useWords(wallWords);
  const pieces = useWords(piecesWords);
  const format = useFormat();
  const sentence = useProblemSentence();
  const acknowledge = useChange(() => api.post(`/v1/alerts/${alert.id}/acknowledge`), 'alerts', 'board');
  const place = placeOf(alert);
  const take = () =>
    acknowledge.mutate(undefined, {
      onSuccess: () => tell(say.acknowledged),
      onError: (error) => tell(sentence(error), 'alarm'),
    });
  return (
    <li className="alert-line">
      <span className="grow">
        <strong>{alert.sentence}</strong> <span className="small">{format.when(alert.raisedAt)}</span>{' '}
        {place && <Link to={place}>{alert.subjectType === 'person' ? pieces.openPerson : pieces.openIntake}</Link>}
      </span>
      <Button onPress={take} isPending={acknowledge.isPending} {...(isFirst ? { shortcut: 'alt+k' as const } : {})}>
        {say.acknowledge}
      </Button>
    </li>
  );
}

/** On top of everything, as long as nobody said that they have it. */
export function Alerts({ alerts }: { readonly alerts: readonly AlertDto[] }) {
  const say = useWords(wallWords);
  const [isLong, setLong] = useState(false);
  if (alerts.length === 0)
    return (
      <section aria-label={say.needsYou} className="wall-calm">
        {say.nothing}
      </section>
    );
  const shown = isLong ? alerts : alerts.slice(0, shownAtFirst);
  return (
    <section className="wall-alerts" aria-labelledby="wall-alerts">
      <h2 id="wall-alerts">
        {say.needsYou} ({alerts.length})
      </h2>
      <ul>
        {shown.map((alert, index) => (
          <Alert key={alert.id} alert={alert} isFirst={index === 0} />
        ))}
      </ul>
      {alerts.length > shownAtFirst && (
        <div>
          <Button look="plain" onPress={() => setLong(!isLong)}>
            {isLong ? say.showFewer : say.showAll(alerts.length)}
          </Button>
        </div>
      )}
    </section>
  );
}
