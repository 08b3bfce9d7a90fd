import { useEffect, useRef, useState } from 'react';
import type { NoteDto, NotesDto } from '../../../../../src/contracts/intake/note.dto.js';
import { api } from '../../../api/client.js';
import { Button } from '../../../ui/button.js';
import { Note } from '../../../ui/card.js';
import { Field } from '../../../ui/field.js';
import { useWords } from '../../../words/catalogue.js';
import { Autosave, type SaveState } from './autosave.js';
import { notesWords } from './notes-words.js';

interface Props {
  readonly intakeId: string;
  readonly noteId: string;
  readonly saved: NoteDto | null;
}

function useAutosave({ intakeId, noteId, saved }: Props) {
  const [text, setText] = useState(saved?.text ?? '');
  const [state, setState] = useState<SaveState>(saved ? 'saved' : 'typing');
  const autosave = useRef<Autosave>(undefined);
  autosave.current ??= new Autosave(`/v1/intakes/${intakeId}/notes/${noteId}`, saved, setState);
  useEffect(() => {
    const flush = () => void autosave.current?.flush();
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, []);
  const type = (now: string) => {
    setText(now);
    autosave.current?.type(now);
  };
  const keepBoth = async () => {
    const { notes } = await api.get<NotesDto>(`/v1/intakes/${intakeId}/notes`);
    const theirs = notes.find(({ id }) => id === noteId);
    const both = theirs && theirs.text !== text ? `${theirs.text}\n\n${text}` : text;
    setText(both);
    autosave.current?.goOnFrom(theirs?.version ?? 0, both);
  };
  return { text, state, type, keepBoth, flush: () => void autosave.current?.flush() };
}

export function NoteEditor(props: Props) {
  const say = useWords(notesWords);
  const { text, state, type, keepBoth, flush } = useAutosave(props);
  return (
    <div className="stack">
      <Field label={say.label} rows={6} value={text} onChange={type} onBlur={flush} maxLength={20_000} />
      {state === 'conflict' ? (
        <Note tone="warn">
          <p>{say.conflict}</p>
          <Button onPress={() => void keepBoth()}>{say.keepBoth}</Button>
        </Note>
      ) : (
        <span className="quiet small" role="status">
          {say[state]}
        </span>
      )}
    </div>
  );
}
