import type { Lines } from '../line-words.js';

/** From "keep my place" to the promise of a call back. */
export const keepPlaceLines = {
  'keep-place.confirm-number': {
    en: 'We will call you at {number}. If that is right, press 1. To use another number, press 2.',
    es: 'Le llamaremos al {number}. Si es correcto, oprima 1. Para usar otro número, oprima 2.',
  },
  'keep-place.enter-number': {
    en: 'Please enter the number we should call, with its area code. Then press pound.',
    es: 'Marque el número al que debemos llamar, con el código de área. Luego oprima la tecla numeral.',
  },
  'keep-place.number-not-usable': {
    en: 'Sorry, we cannot call that number. Please try another one.',
    es: 'Lo sentimos, no podemos llamar a ese número. Intente con otro, por favor.',
  },
  'keep-place.confirm-entered': {
    en: 'You entered {number}. If that is right, press 1. To enter it again, press 2.',
    es: 'Usted marcó {number}. Si es correcto, oprima 1. Para marcarlo de nuevo, oprima 2.',
  },
  'keep-place.voicemail-question': {
    en: 'If you do not pick up, may we leave a message that only says we called? For yes, press 1. For no, press 2.',
    es: 'Si no contesta, ¿podemos dejar un mensaje que solo diga que llamamos? Si acepta, oprima 1. Si no, oprima 2.',
  },
  'keep-place.done': {
    en: 'Your place is saved. We will call you. You can hang up now, or call us again any time.',
    es: 'Su lugar está guardado. Le llamaremos. Ya puede colgar, o llamarnos de nuevo cuando quiera.',
  },
  'keep-place.lost-to-offer': {
    en: 'Good news. Someone is free now. Please stay on the line.',
    es: 'Buenas noticias. Alguien está libre ahora. No cuelgue, por favor.',
  },
  'no-number.cannot-call': {
    en: 'We do not have a number where we can call you back. Please stay on the line, or call us again any time.',
    es: 'No tenemos un número al que podamos llamarle. Siga en la línea, por favor, o llámenos de nuevo cuando quiera.',
  },
} as const satisfies Lines;
