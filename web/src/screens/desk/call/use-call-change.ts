import { useChange } from '../../../api/queries.js';
import { tell } from '../../../ui/toast.js';
import { useProblemSentence } from '../../../words/problem-words.js';

/** Does something to the line; what the carrier or a rule refuses is told as the server says it. */
export function useCallChange<Input = void>(change: (input: Input) => Promise<unknown>) {
  const sentence = useProblemSentence();
  const mutation = useChange(change, 'me');
  return {
    isPending: mutation.isPending,
    run: (input: Input, onSuccess?: () => void) =>
      mutation.mutate(input, { onError: (error) => tell(sentence(error), 'alarm'), ...(onSuccess ? { onSuccess } : {}) }),
  };
}
