import { useState } from 'react';
import type { FlagDto, HandleFlagDto } from '../../../../../src/contracts/screening/flag.dto.js';
import { api } from '../../../api/client.js';
import { useChange } from '../../../api/queries.js';
import { Button } from '../../../ui/button.js';
import { Note } from '../../../ui/card.js';
import { Dialog } from '../../../ui/dialog.js';
import { Choice, Field } from '../../../ui/field.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { useProblemSentence } from '../../../words/problem-words.js';
import { flagOutcomeWords } from '../flag-outcome-words.js';
import { intakeWords } from '../intake-words.js';

interface Props {
  readonly flag: FlagDto;
  readonly onClose: () => void;
}

type Outcome = HandleFlagDto['outcome'];

const outcomes = [
  'emergency-services-called',
  'handed-to-crisis-line',
  'handed-to-poison-control',
  'somebody-is-with-them',
  'could-not-be-reached',
  'clinician-talked',
  'reviewed',
] as const satisfies readonly Outcome[];

/** Which of them is for whom, and at which level, the server says. */
export function HandleFlagDialog({ flag, onClose }: Props) {
  const say = useWords(intakeWords);
  const names = useWords(flagOutcomeWords);
  const sentence = useProblemSentence();
  const [outcome, setOutcome] = useState<Outcome>(flag.level === 'red' ? 'emergency-services-called' : 'reviewed');
  const [note, setNote] = useState('');
  const change = useChange((body: HandleFlagDto) => api.post(`/v1/flags/${flag.id}/handle`, body), 'flags', 'intakes', 'alerts');
  const send = (event: React.FormEvent) => {
    event.preventDefault();
    if (change.isPending) return;
    change.mutate(
      { outcome, ...(note.trim() ? { note } : {}) },
      {
        onSuccess: () => {
          tell(say.handledNow);
          onClose();
        },
      },
    );
  };
  return (
    <Dialog title={say.handleTitle} onClose={onClose}>
      <form className="stack" onSubmit={send}>
        <p>{flag.says}</p>
        <Choice
          label={say.outcome}
          value={outcome}
          options={outcomes.map((value) => ({ value, label: names[value] }))}
          onChange={setOutcome}
        />
        <Field label={say.note} value={note} onChange={setNote} wrong={change.error?.ofField('note')} />
        {change.error && <Note tone="alarm">{sentence(change.error)}</Note>}
        <div className="buttons">
          <Button onPress={onClose}>{say.cancel}</Button>
          <Button type="submit" look="main" isPending={change.isPending}>
            {say.write}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
