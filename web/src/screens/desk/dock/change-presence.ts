import type { ChangePresenceDto, PresenceDto } from '../../../../../src/contracts/presence.dto.js';
import { api } from '../../../api/client.js';
import { useChange } from '../../../api/queries.js';
import { tell } from '../../../ui/toast.js';
import { useProblemSentence } from '../../../words/problem-words.js';

/** A refusal (no phone, an outcome that is owed) is told as the server says it. */
export function useChangePresence() {
  const sentence = useProblemSentence();
  const change = useChange((wish: ChangePresenceDto) => api.put<PresenceDto>('/v1/me/presence', wish), 'me');
  return {
    isPending: change.isPending,
    to: (wish: ChangePresenceDto) => change.mutate(wish, { onError: (error) => tell(sentence(error), 'alarm') }),
  };
}
