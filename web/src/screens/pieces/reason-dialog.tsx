import { useState } from 'react';
import type { Problem } from '../../api/problem.js';
import { Button } from '../../ui/button.js';
import { Note } from '../../ui/card.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { useWords } from '../../words/catalogue.js';
import { useProblemSentence } from '../../words/problem-words.js';
import { piecesWords } from './pieces-words.js';

interface Props {
  readonly title: string;
  /** What it does, before it is done. */
  readonly explains?: string;
  readonly confirm: string;
  readonly look?: 'main' | 'danger';
  readonly children?: React.ReactNode;
  readonly change: { readonly isPending: boolean; readonly error: Problem | null };
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
}

/** Whatever is done with a reason: the reason is asked once, and what the server says is wrong stands beside it. */
export function ReasonDialog({ title, explains, confirm, look = 'main', children, change, onConfirm, onClose }: Props) {
  const say = useWords(piecesWords);
  const sentence = useProblemSentence();
  const [reason, setReason] = useState('');
  const { error, isPending } = change;
  const wrong = error?.ofField('reason') ?? error?.ofField('note');
  const send = (event: React.FormEvent) => {
    event.preventDefault();
    if (isPending) return;
    onConfirm(reason);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="stack" onSubmit={send}>
        {explains && <p>{explains}</p>}
        {children}
        <Field label={say.reason} hint={say.reasonHint} value={reason} onChange={setReason} wrong={wrong} autoFocus={!children} />
        {error && !wrong && <Note tone="alarm">{sentence(error)}</Note>}
        <div className="buttons">
          <Button onPress={onClose}>{say.cancel}</Button>
          <Button type="submit" look={look} isPending={isPending}>
            {confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
