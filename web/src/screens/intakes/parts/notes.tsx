import { useState } from 'react';
import type { NotesDto, SaveNoteDto } from '../../../../../src/contracts/intake/note.dto.js';
import { api } from '../../../api/client.js';
import { useAsk, useChange } from '../../../api/queries.js';
import { Answer } from '../../../ui/answer.js';
import { Button } from '../../../ui/button.js';
import { Card, Empty, Note } from '../../../ui/card.js';
import { Field } from '../../../ui/field.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormat } from '../../../words/format.js';
import { useProblemSentence } from '../../../words/problem-words.js';
import { intakeWords } from '../intake-words.js';

function NewNote({ intakeId }: { readonly intakeId: string }) {
  const say = useWords(intakeWords);
  const sentence = useProblemSentence();
  const [text, setText] = useState('');
  // One id for as long as it is not saved: pressed twice it is one note.
  const [id, setId] = useState(() => crypto.randomUUID());
  const change = useChange((body: SaveNoteDto) => api.put(`/v1/intakes/${intakeId}/notes/${id}`, body), 'intakes');
  const save = (event: React.FormEvent) => {
    event.preventDefault();
    if (change.isPending) return;
    change.mutate(
      { version: 0, text },
      {
        onSuccess: () => {
          tell(say.noteSaved);
          setText('');
          setId(crypto.randomUUID());
        },
      },
    );
  };
  return (
    <form className="stack" onSubmit={save}>
      <Field label={say.newNote} rows={3} value={text} onChange={setText} wrong={change.error?.ofField('text')} />
      {change.error && <Note tone="alarm">{sentence(change.error)}</Note>}
      <div>
        <Button type="submit" isDisabled={text.trim() === ''} isPending={change.isPending}>
          {say.saveNote}
        </Button>
      </div>
    </form>
  );
}

export function Notes({ intakeId }: { readonly intakeId: string }) {
  const say = useWords(intakeWords);
  const format = useFormat();
  const notes = useAsk<NotesDto>(['intakes', intakeId, 'notes'], `/v1/intakes/${intakeId}/notes`);
  return (
    <Card title={say.notes}>
      <Answer of={notes}>
        {(data) =>
          data.notes.length === 0 ? (
            <Empty says={say.notesNone} />
          ) : (
            <ul className="lines">
              {data.notes.toReversed().map((note) => (
                <li key={note.id}>
                  <span className="grow">
                    <span className="quiet small">{say.saved(note.savedByName, format.when(note.savedAt))}</span>
                    <p className="note-text">{note.text}</p>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      <NewNote intakeId={intakeId} />
    </Card>
  );
}
