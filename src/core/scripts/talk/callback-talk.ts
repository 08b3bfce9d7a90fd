import type { TalkStep } from './talk-step.js';

/** We dialled: nothing is said about what it is about before the right person is on the line and can talk. */
export const callbackTalk: readonly TalkStep[] = [
  {
    title: { en: 'Is it them?', es: '¿Es la persona?' },
    says: {
      en: 'Hello, my name is {counsellor}. I am returning a call. Who am I speaking with?',
      es: 'Hola, me llamo {counsellor}. Devuelvo una llamada. ¿Con quién hablo?',
    },
  },
  {
    title: { en: 'Can they talk?', es: '¿Puede hablar?' },
    says: {
      en: 'Is this a good moment, and can you talk freely where you are?',
      es: '¿Es buen momento, y puede hablar con libertad donde está?',
    },
  },
  {
    title: { en: 'Are they safe?', es: '¿Está a salvo?' },
    says: {
      en: 'Before anything else: are you safe right now? Any trouble breathing, a seizure, or thoughts of ending your life?',
      es: 'Antes que nada: ¿está a salvo ahora? ¿Le cuesta respirar, ha tenido una convulsión o piensa en quitarse la vida?',
    },
  },
  {
    title: { en: 'If we are cut off', es: 'Si se corta' },
    says: {
      en: 'If we are cut off, may I call you back on this number? May I leave a message there?',
      es: 'Si se corta, ¿puedo llamarle a este número? ¿Puedo dejar un mensaje?',
    },
  },
  {
    title: { en: 'Why now', es: 'Por qué ahora' },
    says: {
      en: 'I am glad you reached out. What made you do it today?',
      es: 'Me alegra que nos buscara. ¿Qué le llevó a hacerlo hoy?',
    },
  },
  {
    title: { en: 'What comes next', es: 'Qué sigue' },
    says: {
      en: 'Here is what we can do next, and when. Does that work for you?',
      es: 'Esto es lo que podemos hacer ahora, y cuándo. ¿Le parece bien?',
    },
  },
];
