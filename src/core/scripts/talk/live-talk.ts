import type { TalkStep } from './talk-step.js';

/** They dialled us: the number proves nobody, so nobody is greeted by a name. */
export const liveTalk: readonly TalkStep[] = [
  {
    title: { en: 'Welcome', es: 'Bienvenida' },
    says: {
      en: 'Thank you for calling. My name is {counsellor}. What may I call you?',
      es: 'Gracias por llamar. Me llamo {counsellor}. ¿Cómo le puedo llamar?',
    },
  },
  {
    title: { en: 'Are they safe?', es: '¿Está a salvo?' },
    says: {
      en: 'Are you safe right now? Any trouble breathing, a seizure, or thoughts of ending your life?',
      es: '¿Está a salvo ahora? ¿Le cuesta respirar, ha tenido una convulsión o piensa en quitarse la vida?',
    },
  },
  {
    title: { en: 'If we are cut off', es: 'Si se corta' },
    says: {
      en: 'If we are cut off, on which number may I call you back? May I leave a message there?',
      es: 'Si se corta, ¿a qué número le llamo? ¿Puedo dejar un mensaje?',
    },
  },
  {
    title: { en: 'For whom', es: 'Para quién' },
    says: {
      en: 'Are you calling for yourself, or are you worried about somebody?',
      es: '¿Llama por usted, o le preocupa otra persona?',
    },
  },
  {
    title: { en: 'Why now', es: 'Por qué ahora' },
    says: {
      en: 'I am glad you called. What made you do it today?',
      es: 'Me alegra que llamara. ¿Qué le llevó a hacerlo hoy?',
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
