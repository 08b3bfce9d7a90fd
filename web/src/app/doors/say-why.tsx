import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useLocation } from 'react-router';
import type { OpenRecordDto } from '../../../../src/contracts/people/record-opening.dto.js';
import { api } from '../../api/client.js';
import type { Problem } from '../../api/problem.js';
import { useChange } from '../../api/queries.js';
import { needsReason } from '../../api/refusal.js';
import { Button } from '../../ui/button.js';
import { Note } from '../../ui/card.js';
import { Dialog } from '../../ui/dialog.js';
import { Choice, Field } from '../../ui/field.js';
import { useWords } from '../../words/catalogue.js';
import { useProblemSentence } from '../../words/problem-words.js';
import { doorsWords } from './doors-words.js';

type Reason = OpenRecordDto['reason'];

/** The codes that the refusal offers, in the reader's language where it is known. */
function useReasons({ body }: Problem): readonly { readonly value: string; readonly label: string }[] {
  const say = useWords(doorsWords);
  const reasons = (body['reasons'] ?? {}) as Readonly<Record<string, string>>;
  return Object.entries(reasons).map(([value, label]) => ({ value, label: value in say ? say[value as Reason] : label }));
}

function ReasonForm({ refused }: { readonly refused: Problem }) {
  const say = useWords(doorsWords);
  const sentence = useProblemSentence();
  const reasons = useReasons(refused);
  const [reason, setReason] = useState('');
  const [words, setWords] = useState('');
  const open = useChange(() => api.post(String(refused.body['openAt']), { reason: reason as Reason, words }));
  const { error } = open;
  const send = (event: React.FormEvent) => {
    event.preventDefault();
    if (!open.isPending && reason !== '') open.mutate(undefined, { onSuccess: () => needsReason.answer(true) });
  };
  const wrong = error?.ofField('words');
  return (
    <form className="stack" onSubmit={send}>
      <Choice label={say.reason} value={reason} options={[{ value: '', label: say.choose }, ...reasons]} onChange={setReason} />
      <Field label={say.reasonWords} hint={say.reasonHint} rows={3} value={words} onChange={setWords} wrong={wrong} />
      {error && !wrong && <Note tone="alarm">{sentence(error)}</Note>}
      <p className="quiet small">{say.reasonSeen}</p>
      <div className="buttons">
        <Button onPress={() => needsReason.answer(false)}>{say.cancel}</Button>
        <Button type="submit" look="main" isPending={open.isPending} isDisabled={reason === ''}>
          {say.open}
        </Button>
      </div>
    </form>
  );
}

/** In place of a record that nobody gave to whoever looks at it. Going elsewhere is an answer too. */
export function SayWhy() {
  const say = useWords(doorsWords);
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  const refused = useSyncExternalStore(needsReason.listen, needsReason.current);
  useEffect(() => {
    if (shown.current !== pathname) needsReason.answer(false);
    shown.current = pathname;
  }, [pathname]);
  if (!refused) return null;
  return (
    <Dialog title={say.reasonTitle} isDismissable={false} onClose={() => needsReason.answer(false)}>
      <p>{say.reasonWhy}</p>
      <ReasonForm refused={refused} />
    </Dialog>
  );
}
