import { useEffect, useSyncExternalStore } from 'react';
import { Button } from '../../../ui/button.js';
import { Note } from '../../../ui/card.js';
import { Field } from '../../../ui/field.js';
import { useWords } from '../../../words/catalogue.js';
import type { Autosave } from './autosave.js';
import { notesWords } from './notes-words.js';

function useFlushOnLeave(note: Autosave) {
  useEffect(() => {
    const flush = () => void note.flush();
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, [note]);
}

export function NoteEditor({ note }: { readonly note: Autosave }) {
  const say = useWords(notesWords);
  const { text, state, theirs } = useSyncExternalStore(note.listen, note.view);
  useFlushOnLeave(note);
  return (
    <div className="stack">
      <Field
        label={say.label}
        rows={6}
        value={text}
        onChange={(now) => note.type(now)}
        onBlur={() => void note.flush()}
        maxLength={20_000}
      />
      {theirs ? (
        <Note tone="warn">
          <p>{say.conflict}</p>
          <p className="note-text">{theirs.text}</p>
          <Button onPress={() => note.keepBoth()}>{say.keepBoth}</Button>
        </Note>
      ) : (
        <span className="quiet small" role="status">
          {say[state]}
        </span>
      )}
    </div>
  );
}
