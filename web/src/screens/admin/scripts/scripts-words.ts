import { words } from '../../../words/catalogue.js';

export const scriptsWords = words({
  en: {
    site: 'Site',
    language: 'Language',
    english: 'English',
    spanish: 'Spanish',
    lines: 'Everything that is said or texted',
    why: 'Nothing else is ever spoken. Places such as {minutes} are filled in and have to stay.',
    own: 'your words',
    standard: 'as it comes',
    change: 'Change …',
    text: 'Words',
    places: (names: string) => `Filled in: ${names}`,
  },
  es: {
    site: 'Centro',
    language: 'Idioma',
    english: 'Inglés',
    spanish: 'Español',
    lines: 'Todo lo que se dice o se escribe',
    why: 'Nunca se dice otra cosa. Los huecos como {minutes} se rellenan y deben quedarse.',
    own: 'sus palabras',
    standard: 'de serie',
    change: 'Cambiar …',
    text: 'Palabras',
    places: (names: string) => `Se rellena: ${names}`,
  },
});
