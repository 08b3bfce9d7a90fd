import { useState } from 'react';
import type { RecordOpeningDto, ReviewOpeningDto } from '../../../../src/contracts/people/record-opening.dto.js';
import { api } from '../../api/client.js';
import { useChange } from '../../api/queries.js';
import { doorsWords } from '../../app/doors/doors-words.js';
import { Button } from '../../ui/button.js';
import { Note } from '../../ui/card.js';
import { Dialog } from '../../ui/dialog.js';
import { Choice, Field } from '../../ui/field.js';
import { tell } from '../../ui/toast.js';
import { useWords } from '../../words/catalogue.js';
import { useProblemSentence } from '../../words/problem-words.js';
import { openingsWords } from './openings-words.js';

interface Props {
  readonly opening: RecordOpeningDto;
  readonly onClose: () => void;
}

const verdicts = ['justified', 'not-justified'] as const satisfies readonly ReviewOpeningDto['verdict'][];

export function ReviewDialog({ opening, onClose }: Props) {
  const say = useWords(openingsWords);
  const reasons = useWords(doorsWords);
  const sentence = useProblemSentence();
  const [verdict, setVerdict] = useState<ReviewOpeningDto['verdict']>('justified');
  const [note, setNote] = useState('');
  const review = useChange(() => api.post(`/v1/record-openings/${opening.id}/review`, { verdict, note }), 'people', 'alerts');
  const done = () => {
    tell(say.saved);
    onClose();
  };
  const send = (event: React.FormEvent) => {
    event.preventDefault();
    if (!review.isPending) review.mutate(undefined, { onSuccess: done });
  };
  const wrong = review.error?.ofField('note');
  return (
    <Dialog title={say.reviewTitle(opening.userName)} onClose={onClose}>
      <Note>
        <strong>{reasons[opening.reason]}</strong>
        <p>{opening.words}</p>
      </Note>
      <form className="stack" onSubmit={send}>
        <Choice
          label={say.verdict}
          value={verdict}
          options={verdicts.map((value) => ({ value, label: say[value] }))}
          onChange={setVerdict}
        />
        <Field label={say.note} hint={say.noteHint} rows={3} value={note} onChange={setNote} wrong={wrong} autoFocus />
        {review.error && !wrong && <Note tone="alarm">{sentence(review.error)}</Note>}
        <div className="buttons">
          <Button onPress={onClose}>{say.cancel}</Button>
          <Button type="submit" look="main" isPending={review.isPending}>
            {say.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
