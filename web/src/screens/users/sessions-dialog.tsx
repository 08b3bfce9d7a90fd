import type { StaffUserDto } from '../../../../src/contracts/admin/staff-user.dto.js';
import type { EndedSessionsDto, ListedSessionDto, ListedSessionsDto } from '../../../../src/contracts/signing-in/sessions.dto.js';
import { api } from '../../api/client.js';
import { useAsk, useChange } from '../../api/queries.js';
import { Answer } from '../../ui/answer.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { tell } from '../../ui/toast.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { useProblemSentence } from '../../words/problem-words.js';
import { accessWords } from './access-words.js';

interface Props {
  readonly user: StaffUserDto;
  readonly onClose: () => void;
}

function Session({ at, session: { id, device, lastSeenAt } }: { readonly at: string; readonly session: ListedSessionDto }) {
  const say = useWords(accessWords);
  const format = useFormat();
  const sentence = useProblemSentence();
  const ending = useChange(() => api.delete(`${at}/${id}`), 'admin');
  const end = () =>
    ending.mutate(undefined, { onSuccess: () => tell(say.ended), onError: (error) => tell(sentence(error), 'alarm') });
  return (
    <li className="row apart">
      <span>
        <strong>{device}</strong> <span className="quiet small">{say.lastSeen(format.when(lastSeenAt))}</span>
      </span>
      <Button look="plain" onPress={end} isPending={ending.isPending}>
        {say.end} <span className="only-read">{device}</span>
      </Button>
    </li>
  );
}

/** For a device that was lost, or somebody who should be out. */
export function SessionsDialog({ user, onClose }: Props) {
  const say = useWords(accessWords);
  const sentence = useProblemSentence();
  const at = `/v1/admin/users/${user.id}/sessions`;
  const sessions = useAsk<ListedSessionsDto>(['admin', 'sessions', user.id], at);
  const ending = useChange(() => api.delete<EndedSessionsDto>(at), 'admin');
  const endAll = () =>
    ending.mutate(undefined, {
      onSuccess: ({ ended }) => tell(say.allEnded(ended)),
      onError: (error) => tell(sentence(error), 'alarm'),
    });
  const hasAny = (sessions.data?.sessions.length ?? 0) > 0;
  return (
    <Dialog title={say.sessionsOf(user.name)} onClose={onClose}>
      <Answer of={sessions}>
        {(data) =>
          data.sessions.length === 0 ? (
            <p className="quiet">{say.nowhere}</p>
          ) : (
            <ul>
              {data.sessions.map((session) => (
                <Session key={session.id} at={at} session={session} />
              ))}
            </ul>
          )
        }
      </Answer>
      <div className="buttons">
        {hasAny && (
          <Button look="danger" onPress={endAll} isPending={ending.isPending}>
            {say.endAll}
          </Button>
        )}
        <Button onPress={onClose}>{say.close}</Button>
      </div>
    </Dialog>
  );
}
