import type { Lines } from '../line-words.js';

/** How a caller without a number comes back to their place. */
export const returnCodeLines = {
  'return-code.enter': {
    en: 'Please enter your return code, then press pound.',
    es: 'Marque su código y luego oprima la tecla numeral.',
  },
  'return-code.unknown': {
    en: 'Sorry, we do not know that code. You can still wait here to talk with us.',
    es: 'Lo sentimos, no conocemos ese código. Igual puede esperar aquí para hablar con nosotros.',
  },
  'return-code.welcome-back': {
    en: 'Welcome back. We found your place.',
    es: 'Qué bueno que volvió a llamar. Encontramos su lugar.',
  },
  'return-code.yours': {
    en: 'Your return code is {code}. Again, it is {code}. If we get cut off, call this number, press star, and enter it.',
    es: 'Su código es {code}. De nuevo, es {code}. Si se corta la llamada, llame a este número, oprima asterisco y márquelo.',
  },
} as const satisfies Lines;
