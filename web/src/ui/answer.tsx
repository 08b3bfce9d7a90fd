import type { UseQueryResult } from '@tanstack/react-query';
import { isProblem } from '../api/problem.js';
import { useWords, words } from '../words/catalogue.js';
import { useProblemSentence } from '../words/problem-words.js';
import { Button } from './button.js';
import { Note, Skeleton } from './card.js';

const answerWords = words({
  en: { loading: 'Loading', again: 'Try again' },
  es: { loading: 'Cargando', again: 'Intentar de nuevo' },
});

interface Props<T> {
  readonly of: UseQueryResult<T, Error>;
  readonly children: (answer: T) => React.ReactNode;
  readonly lines?: number;
}

/** What was asked of the server: its shape while it loads, what to do when that failed, else the answer. */
export function Answer<T>({ of: { data, error, refetch }, children, lines = 3 }: Props<T>) {
  const say = useWords(answerWords);
  const sentence = useProblemSentence();
  // The time for which a reason opened it is over.
  if (data !== undefined && !isProblem(error, 'record/needs-reason')) return children(data);
  if (error)
    return (
      <div className="stack">
        <Note tone="warn">{sentence(error)}</Note>
        <div>
          <Button onPress={() => void refetch()}>{say.again}</Button>
        </div>
      </div>
    );
  return (
    <div role="status">
      <span className="only-read">{say.loading}</span>
      <Skeleton lines={lines} />
    </div>
  );
}
