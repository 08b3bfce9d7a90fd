import { yesNo, type Question } from '../../instruments/question.js';

const question = (id: string, about: string, en: string, es: string): Question => ({
  id,
  about,
  asks: { en, es },
  answer: yesNo,
});
const text = (id: string, about: string, en: string, es: string): Question => ({
  id,
  about,
  asks: { en, es },
  answer: { kind: 'text', means: 'words' },
});

/** Where help has to go: asked before anything else as soon as somebody is in danger (B-086). */
export const placeQuestions: readonly Question[] = [
  text(
    'place',
    'Where they are now: address, county and state',
    'Where are you right now? The address if you can, and the county and state.',
    '¿Dónde está en este momento? La dirección si puede, y el condado y el estado.',
  ),
  text(
    'call-back-number',
    'Number to call back',
    'If we are cut off, which number should we call?',
    'Si se corta la llamada, ¿a qué número le llamamos?',
  ),
];

/** Signs for which 911 is called. The words fit whether the person themselves or somebody beside them answers. */
export const safetyQuestions: readonly Question[] = [
  question(
    'not-waking',
    'Cannot be woken',
    'Is there somebody who cannot be woken?',
    '¿Hay alguien a quien no se puede despertar?',
  ),
  question(
    'slow-breathing',
    'Slow or stopped breathing',
    'Is breathing slow, hard, or has it stopped?',
    '¿La respiración es lenta, difícil o se detuvo?',
  ),
  question('blue-lips', 'Blue lips', 'Are the lips blue or grey?', '¿Los labios están azules o grises?'),
  question('seizure-today', 'Seizure now or today', 'Was there a seizure today?', '¿Hubo una convulsión hoy?'),
  question(
    'overdose',
    'Overdose taken',
    'Was more taken than can be safe, by mistake or on purpose?',
    '¿Se tomó más de lo que puede ser seguro, por error o a propósito?',
  ),
  question('chest-pain', 'Chest pain', 'Is there pain in the chest?', '¿Hay dolor en el pecho?'),
  question(
    'sees-or-hears-things',
    'Sees or hears things',
    'Are you seeing or hearing things that others do not?',
    '¿Ve u oye cosas que los demás no perciben?',
  ),
  question(
    'confused',
    'Confused',
    'Are you confused about where you are or what day it is?',
    '¿Está confundido/a sobre dónde está o qué día es?',
  ),
  question('weapon', 'A weapon', 'Is there a weapon within reach?', '¿Hay un arma al alcance?'),
];

export const meansQuestion: Question = question(
  'means',
  'Has the means',
  'Do you have at hand what you would use?',
  '¿Tiene a mano lo que usaría?',
);
