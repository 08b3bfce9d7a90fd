import { useLayoutEffect } from 'react';
import type { DeskCallDto } from '../../../../../src/contracts/calls/desk.dto.js';
import type { NotesDto } from '../../../../../src/contracts/intake/note.dto.js';
import { useAsk } from '../../../api/queries.js';
import { Answer } from '../../../ui/answer.js';
import { Card } from '../../../ui/card.js';
import { useWords } from '../../../words/catalogue.js';
import { NoteEditor } from './note-editor.js';
import { noteOf } from './note-of-call.js';
import { notesWords } from './notes-words.js';

export function NotesCard({ call }: { readonly call: DeskCallDto }) {
  const say = useWords(notesWords);
  const notes = useAsk<NotesDto>(['me', 'notes', call.intakeId], `/v1/intakes/${call.intakeId}/notes`);
  const note = noteOf(call);
  const saved = notes.data?.notes.find(({ id }) => id === call.id);
  useLayoutEffect(() => note.meet(saved), [note, saved]);
  return (
    <Card title={say.title}>
      <Answer of={notes}>
        {(answer) => {
          const others = answer.notes.filter(({ id, text }) => id !== call.id && text.trim() !== '');
          return (
            <>
              <NoteEditor note={note} />
              {others.length > 0 && (
                <details>
                  <summary>{say.earlier(others.length)}</summary>
                  <ul className="stack">
                    {others.toReversed().map(({ id, text, byName }) => (
                      <li key={id}>
                        <strong>{byName}</strong>
                        <p className="note-text">{text}</p>
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </>
          );
        }}
      </Answer>
    </Card>
  );
}
