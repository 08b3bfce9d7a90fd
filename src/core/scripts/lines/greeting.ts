import type { Lines } from '../line-words.js';

/** Heard by whoever dials the number, before we know anything about them. */
export const greetingLines = {
  'greeting.emergency': {
    en: 'If this is an emergency, hang up and dial 911. To reach the crisis line, dial 988.',
    es: 'Si es una emergencia, cuelgue y marque 911. Para la línea de crisis, marque 988.',
  },
  // The one pair in which each language speaks to its own listeners: say both.
  'greeting.language': { en: 'For English, press 1.', es: 'Para español, oprima 2.' },
  'greeting.welcome': {
    en: 'Thank you for calling. We are glad you did.',
    es: 'Gracias por llamar. Nos alegra que lo haya hecho.',
  },
  'greeting.crisis-key': {
    en: 'If you are in danger, or cannot go on, press 9 at any time.',
    es: 'Si está en peligro, o siente que no puede más, oprima 9 en cualquier momento.',
  },
  'greeting.return-code-key': {
    en: 'If we gave you a return code, press star.',
    es: 'Si le dimos un código para volver a llamar, oprima asterisco.',
  },
  // Only to who calls from a number that we rang lately.
  'greeting.stop-key': {
    en: 'If you do not want calls from us any more, press 7.',
    es: 'Si ya no quiere que le llamemos, oprima 7.',
  },
  'stopped.bye': {
    en: 'We will not call or text this number any more. You can call us at any time. Goodbye.',
    es: 'Ya no llamaremos ni enviaremos mensajes a este número. Puede llamarnos en cualquier momento. Adiós.',
  },
  // The number is only a guess at who calls: nothing here says that we know them.
  'greeting.known-caller': {
    en: 'If we have talked before, we will try to find the same person for you.',
    es: 'Si ya hemos hablado, trataremos de encontrar a la misma persona para usted.',
  },
} as const satisfies Lines;
