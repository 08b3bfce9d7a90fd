import { words } from '../../../words/catalogue.js';

export const notesWords = words({
  en: {
    title: 'Notes',
    label: 'Notes of this call',
    saved: 'Saved',
    saving: 'Saving …',
    typing: 'Saves by itself',
    unsaved: 'Not saved yet: trying again',
    conflict: 'This note was saved in another place meanwhile:',
    keepBoth: 'Keep both texts',
    first: 'The note could not be saved, so the outcome was not written. Copy the note, then press again to go on without it.',
    earlier: (count: number) => (count === 1 ? '1 earlier note' : `${count} earlier notes`),
  },
  es: {
    title: 'Notas',
    label: 'Notas de esta llamada',
    saved: 'Guardado',
    saving: 'Guardando …',
    typing: 'Se guarda solo',
    unsaved: 'Aún sin guardar: se intenta otra vez',
    conflict: 'Esta nota se guardó mientras tanto en otro lugar:',
    keepBoth: 'Conservar los dos textos',
    first:
      'No se pudo guardar la nota, así que el resultado no se escribió. Copie la nota y pulse otra vez para seguir sin ella.',
    earlier: (count: number) => (count === 1 ? '1 nota anterior' : `${count} notas anteriores`),
  },
});
