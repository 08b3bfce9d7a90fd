import { words } from '../../words/catalogue.js';

export const peopleWords = words({
  en: {
    title: 'Find somebody',
    search: 'A part of the name, or the whole phone number',
    find: 'Find',
    results: 'Found',
    none: 'Nobody is known by that. Try less of the name, or the number with its area code.',
    since: (time: string) => `known since ${time}`,
    start: 'Who do you look for? What you type is not kept in the address.',
  },
  es: {
    title: 'Buscar a alguien',
    search: 'Una parte del nombre o el número completo',
    find: 'Buscar',
    results: 'Encontrado',
    none: 'No se conoce a nadie así. Pruebe con menos del nombre o con el número y su código de área.',
    since: (time: string) => `se le conoce desde ${time}`,
    start: '¿A quién busca? Lo que escriba no queda en la dirección.',
  },
});
