import type { TalkStep } from './talk-step.js';

/** Where and on which number come before everything: without them nobody can send help when the line breaks. */
export const crisisTalk: readonly TalkStep[] = [
  {
    title: { en: 'Where are they?', es: '¿Dónde está?' },
    says: {
      en: 'I am here with you. Where are you right now? The address, or what you see around you, with the city, county and state.',
      es: 'Estoy aquí con usted. ¿Dónde está ahora mismo? La dirección, o lo que ve a su alrededor, con la ciudad, el condado y el estado.',
    },
  },
  {
    title: { en: 'Which number?', es: '¿Qué número?' },
    says: {
      en: 'If we are cut off, which number do I call?',
      es: 'Si se corta, ¿a qué número le llamo?',
    },
  },
  {
    title: { en: 'What is happening?', es: '¿Qué pasa?' },
    says: {
      en: 'Tell me what is happening. Is anybody not breathing, not waking up, or hurt? What was taken, how much, and when?',
      es: 'Dígame qué pasa. ¿Alguien no respira, no despierta o está herido? ¿Qué tomó, cuánto y cuándo?',
    },
  },
  {
    title: { en: 'Who is there?', es: '¿Quién está ahí?' },
    says: {
      en: 'Is somebody with you who can help? Can they unlock the door, and move pills or weapons away from you?',
      es: '¿Hay alguien con usted que pueda ayudar? ¿Puede abrir la puerta y alejar las pastillas o las armas?',
    },
  },
  {
    title: { en: 'Help is coming', es: 'La ayuda va en camino' },
    says: {
      en: 'I am getting help to you, and I stay on the line until somebody is with you.',
      es: 'Voy a enviarle ayuda, y me quedo en la línea hasta que alguien esté con usted.',
    },
  },
];
