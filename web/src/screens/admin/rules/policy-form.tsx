import type { Problem } from '../../../api/problem.js';
import { Button } from '../../../ui/button.js';
import { Note } from '../../../ui/card.js';
import { Field } from '../../../ui/field.js';
import { useWords } from '../../../words/catalogue.js';
import { useProblemSentence } from '../../../words/problem-words.js';
import { adminWords } from '../admin-words.js';
import { rulesWords } from './rules-words.js';

interface Props {
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly change: { readonly isPending: boolean; readonly error: Problem | null };
  readonly onSave: () => void;
  readonly children: React.ReactNode;
}

/** A policy is written whole, with a reason; what the server refuses is said with every cause. */
export function PolicyForm({ reason, onReason, change, onSave, children }: Props) {
  const say = useWords(rulesWords);
  const admin = useWords(adminWords);
  const sentence = useProblemSentence();
  const send = (event: React.FormEvent) => {
    event.preventDefault();
    if (!change.isPending) onSave();
  };
  const causes = (change.error?.body.errors ?? []).map(({ message }) => message).join(' ');
  return (
    <form className="stack" onSubmit={send}>
      <div className="form-columns">{children}</div>
      <Field label={say.why} value={reason} onChange={onReason} wrong={change.error?.ofField('reason')} />
      {change.error && (
        <Note tone="alarm">
          {sentence(change.error)} {causes}
        </Note>
      )}
      <div>
        <Button type="submit" look="main" isPending={change.isPending}>
          {admin.save}
        </Button>
      </div>
    </form>
  );
}
