import type { DeskCallDto } from '../../../../../src/contracts/calls/desk.dto.js';
import type { NotesDto } from '../../../../../src/contracts/intake/note.dto.js';
import { useAsk } from '../../../api/queries.js';
import { Answer } from '../../../ui/answer.js';
import { Card } from '../../../ui/card.js';
import { useWords } from '../../../words/catalogue.js';
import { NoteEditor } from './note-editor.js';
import { notesWords } from './notes-words.js';

/** The note of this call bears the id of the call: after a reload, and in a second tab, it is the same one. */
export function NotesCard({ call }: { readonly call: DeskCallDto }) {
  const say = useWords(notesWords);
  const notes = useAsk<NotesDto>(['me', 'notes', call.intakeId], `/v1/intakes/${call.intakeId}/notes`);
  return (
    <Card title={say.title}>
      <Answer of={notes}>
        {(answer) => {
          const mine = answer.notes.find(({ id }) => id === call.id);
          const others = answer.notes.filter(({ id, text }) => id !== call.id && text.trim() !== '');
          return (
            <>
              <NoteEditor intakeId={call.intakeId} noteId={call.id} saved={mine ?? null} />
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
