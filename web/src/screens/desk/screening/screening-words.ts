import { words } from '../../../words/catalogue.js';

export const screeningWords = words({
  en: {
    title: 'Questions',
    who: 'Who answers?',
    person: 'They themselves',
    'third-party': 'Somebody about them',
    unknown: 'They do not know',
    save: 'Save the answer',
    done: 'Everything was asked.',
    told: (count: number) => (count === 1 ? '1 answer so far' : `${count} answers so far`),
    otherLanguage: 'Ask in Spanish',
    ownLanguage: 'Ask in English',
    missing: 'Left out: the words of these questions are not installed.',
    differ: 'They and whoever speaks of them said different things; the riskier answer counts.',
  },
  es: {
    title: 'Preguntas',
    who: '¿Quién responde?',
    person: 'La persona misma',
    'third-party': 'Alguien que habla de ella',
    unknown: 'No lo sabe',
    save: 'Guardar la respuesta',
    done: 'Ya se preguntó todo.',
    told: (count: number) => (count === 1 ? '1 respuesta hasta ahora' : `${count} respuestas hasta ahora`),
    otherLanguage: 'Preguntar en español',
    ownLanguage: 'Preguntar en inglés',
    missing: 'Se omiten: el texto de estas preguntas no está instalado.',
    differ: 'La persona y quien habla de ella dijeron cosas distintas; cuenta la respuesta de más riesgo.',
  },
});
