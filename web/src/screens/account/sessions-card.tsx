import type { EndedSessionsDto, ListedSessionDto, ListedSessionsDto } from '../../../../src/contracts/signing-in/sessions.dto.js';
import { api } from '../../api/client.js';
import { useAsk, useChange } from '../../api/queries.js';
import { Answer } from '../../ui/answer.js';
import { Button } from '../../ui/button.js';
import { Badge, Card } from '../../ui/card.js';
import { tell } from '../../ui/toast.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { useProblemSentence } from '../../words/problem-words.js';
import { accountWords } from './account-words.js';

function Session({ session: { id, device, lastSeenAt, current } }: { readonly session: ListedSessionDto }) {
  const say = useWords(accountWords);
  const format = useFormat();
  const sentence = useProblemSentence();
  const ending = useChange(() => api.delete(`/v1/me/sessions/${id}`), 'me');
  const end = () =>
    ending.mutate(undefined, { onSuccess: () => tell(say.ended), onError: (error) => tell(sentence(error), 'alarm') });
  return (
    <li className="row apart account-line">
      <span>
        <strong>{device}</strong> <span className="quiet small">{say.lastSeen(format.when(lastSeenAt))}</span>
      </span>
      {current ? (
        <Badge tone="good">{say.here}</Badge>
      ) : (
        <Button look="plain" onPress={end} isPending={ending.isPending}>
          {say.end} <span className="only-read">{device}</span>
        </Button>
      )}
    </li>
  );
}

export function SessionsCard() {
  const say = useWords(accountWords);
  const sentence = useProblemSentence();
  const sessions = useAsk<ListedSessionsDto>(['me', 'sessions'], '/v1/me/sessions');
  const ending = useChange(() => api.delete<EndedSessionsDto>('/v1/me/sessions'), 'me');
  const endOthers = () =>
    ending.mutate(undefined, {
      onSuccess: ({ ended }) => tell(say.othersEnded(ended)),
      onError: (error) => tell(sentence(error), 'alarm'),
    });
  return (
    <Card title={say.sessions}>
      <Answer of={sessions}>
        {(data) => (
          <>
            <ul>
              {data.sessions.map((session) => (
                <Session key={session.id} session={session} />
              ))}
            </ul>
            {data.sessions.length > 1 && (
              <div>
                <Button onPress={endOthers} isPending={ending.isPending}>
                  {say.endOthers}
                </Button>
              </div>
            )}
          </>
        )}
      </Answer>
    </Card>
  );
}
