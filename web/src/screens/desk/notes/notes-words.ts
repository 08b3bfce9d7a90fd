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
    first: 'The outcome is not written, because your note is not saved yet. See your note, then press the outcome again.',
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
    first: 'El resultado no se escribió, porque su nota aún no está guardada. Vea su nota y toque el resultado otra vez.',
    earlier: (count: number) => (count === 1 ? '1 nota anterior' : `${count} notas anteriores`),
  },
});
