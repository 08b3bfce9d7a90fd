import type { Problem } from '../../api/problem.js';
import { Button } from '../../ui/button.js';
import { Note } from '../../ui/card.js';
import { Dialog } from '../../ui/dialog.js';
import { useWords } from '../../words/catalogue.js';
import { useProblemSentence } from '../../words/problem-words.js';
import { adminWords } from './admin-words.js';

interface Props {
  readonly title: string;
  readonly confirm?: string;
  readonly look?: 'main' | 'danger';
  readonly change: { readonly isPending: boolean; readonly error: Problem | null };
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly children: React.ReactNode;
}

/** A form that is saved whole; fields say themselves what is wrong with them, anything else is said here. */
export function FormDialog({ title, confirm, look = 'main', change, onSave, onClose, children }: Props) {
  const say = useWords(adminWords);
  const sentence = useProblemSentence();
  const send = (event: React.FormEvent) => {
    event.preventDefault();
    if (!change.isPending) onSave();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="stack" onSubmit={send}>
        {children}
        {change.error && <Note tone="alarm">{sentence(change.error)}</Note>}
        <div className="buttons">
          <Button onPress={onClose}>{say.cancel}</Button>
          <Button type="submit" look={look} isPending={change.isPending}>
            {confirm ?? say.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
