import { useState } from 'react';
import type {
  DispositionDto,
  DispositionsDto,
  RecordDispositionDto,
} from '../../../../../src/contracts/calls/disposition.dto.js';
import type { DeskCallDto } from '../../../../../src/contracts/calls/desk.dto.js';
import { api } from '../../../api/client.js';
import { useAsk, useChange } from '../../../api/queries.js';
import { Answer } from '../../../ui/answer.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog.js';
import { Field } from '../../../ui/field.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { useProblemSentence } from '../../../words/problem-words.js';
import { noteOf } from '../notes/note-of-call.js';
import { notesWords } from '../notes/notes-words.js';
import { LaterTime } from './later-time.js';
import { wrapUpWords } from './wrap-up-words.js';

type Code = DispositionDto['disposition'];

/** What ends everything is asked about once more; the rest is one press. */
const isFinal = ({ kind, disposition }: DispositionDto) => kind === 'do-not-call' || disposition === 'wrong-number';

function useRecord(call: DeskCallDto) {
  const say = useWords(wrapUpWords);
  const notes = useWords(notesWords);
  const sentence = useProblemSentence();
  // Warned once: whoever presses again goes on without the note, since nothing may block them.
  const [isWarned, setWarned] = useState(false);
  const recording = useChange(
    async (body: RecordDispositionDto) => {
      if (!(await noteOf(call).settle()) && !isWarned) return false;
      await api.post(`/v1/calls/${call.id}/disposition`, body);
      return true;
    },
    'me',
    'callbacks',
    'calls',
    'intakes',
  );
  return {
    isPending: recording.isPending,
    record: (body: RecordDispositionDto) =>
      recording.mutate(body, {
        onSuccess: (isWritten) => {
          if (isWritten) return tell(say.saved);
          setWarned(true);
          tell(notes.first, 'alarm');
        },
        onError: (error) => tell(sentence(error), 'alarm'),
      }),
  };
}

function Sure({
  of,
  onWrite,
  onBack,
}: {
  readonly of: DispositionDto;
  readonly onWrite: () => void;
  readonly onBack: () => void;
}) {
  const say = useWords(wrapUpWords);
  return (
    <Dialog title={`${say[of.disposition]}: ${say.sure}`} role="alertdialog" onClose={onBack}>
      <p>{of.consequence}</p>
      <div className="buttons">
        <Button onPress={onBack}>{say.back}</Button>
        <Button look="alarm" onPress={onWrite} autoFocus>
          {say.write}
        </Button>
      </div>
    </Dialog>
  );
}

/** Every outcome with what it leads to, before it is written. */
export function Outcomes({ call }: { readonly call: DeskCallDto }) {
  const say = useWords(wrapUpWords);
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState<DispositionDto | null>(null);
  const answer = useAsk<DispositionsDto>(['calls', call.id, 'dispositions'], `/v1/calls/${call.id}/dispositions`);
  const { record, isPending } = useRecord(call);
  const write = (disposition: Code, askedFor?: string) => {
    setAsked(null);
    record({ disposition, ...(note.trim() ? { note: note.trim() } : {}), ...(askedFor ? { askedFor } : {}) });
  };
  const press = (of: DispositionDto) => (isFinal(of) || of.disposition === 'asked-later' ? setAsked(of) : write(of.disposition));
  return (
    <Answer of={answer} lines={7}>
      {({ dispositions }) => (
        <>
          <Field label={say.note} value={note} onChange={setNote} maxLength={4000} />
          <div className="outcomes">
            {dispositions.map((of) => (
              <Button
                key={of.disposition}
                className="outcome"
                look={of.kind === 'do-not-call' ? 'danger' : undefined}
                isDisabled={isPending}
                onPress={() => press(of)}
              >
                <strong>{say[of.disposition]}</strong>
                <span>{of.consequence}</span>
              </Button>
            ))}
          </div>
          {asked?.disposition === 'asked-later' && (
            <LaterTime call={call} onChoose={(at) => write('asked-later', at)} onBack={() => setAsked(null)} />
          )}
          {asked && isFinal(asked) && <Sure of={asked} onWrite={() => write(asked.disposition)} onBack={() => setAsked(null)} />}
        </>
      )}
    </Answer>
  );
}
