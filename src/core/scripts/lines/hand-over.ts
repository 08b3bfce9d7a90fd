import type { Lines } from '../line-words.js';

/** Somebody else is brought into a call. */
export const handOverLines = {
  'hold.back-soon': {
    en: 'Please hold on. We will be back with you in a moment.',
    es: 'Espere, por favor. Volvemos con usted en un momento.',
  },
  'transfer.not-reached': {
    en: 'We could not reach them. You are back in the call.',
    es: 'No pudimos comunicarnos. Está de nuevo en la llamada.',
  },
  // The receiver's switchboard may answer: the facts come from the one who hands over, not from us.
  'transfer.briefing': {
    en: 'Hello. We have somebody on the line for you. One of us will tell you more now. To take the call, press 1.',
    es: 'Hola. Tenemos a alguien en la línea para usted. Uno de nosotros le dirá más ahora. Para tomar la llamada, oprima 1.',
  },
} as const satisfies Lines;
