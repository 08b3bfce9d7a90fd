import { useState } from 'react';
import { useProblemSentence } from '../../words/problem-words.js';

/** Something that may be refused: one at a time, with the sentence of what was wrong. */
export function useAttempt() {
  const sentence = useProblemSentence();
  const [isBusy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const run = async (attempt: () => Promise<string | void>) => {
    if (isBusy) return;
    setBusy(true);
    setWrong(null);
    try {
      setWrong((await attempt()) ?? null);
    } catch (error) {
      setWrong(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, wrong, run: (attempt: () => Promise<string | void>) => void run(attempt) };
}
