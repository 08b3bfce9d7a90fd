import { Button } from '../../ui/button.js';
import { useWords } from '../../words/catalogue.js';
import { piecesWords } from './pieces-words.js';

interface Props {
  readonly isFirst: boolean;
  /** The cursor of the page after; null: this is the last. */
  readonly next: string | null;
  readonly onGo: (cursor: string) => void;
}

/** Back is the browser's own, since the page stands in the address. */
export function Pages({ isFirst, next, onGo }: Props) {
  const say = useWords(piecesWords);
  if (isFirst && next === null) return null;
  return (
    <nav className="row" aria-label={say.pages}>
      {!isFirst && <Button onPress={() => onGo('')}>{say.newer}</Button>}
      {next !== null && <Button onPress={() => onGo(next)}>{say.older}</Button>}
    </nav>
  );
}
