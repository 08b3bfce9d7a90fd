import type { Lines } from '../line-words.js';

/** Nobody can take the call now. */
export const closedLines = {
  'closed.sentence': {
    en: 'We are closed right now. If this is an emergency, hang up and dial 911. To reach the crisis line, dial 988.',
    es: 'Ahora estamos cerrados. Si es una emergencia, cuelgue y marque 911. Para la línea de crisis, marque 988.',
  },
  'closed.menu': {
    en: 'To have us call you when we open, press 1. To leave a message, press 2. If you do not want a call back, press 3. If you are in danger, press 9.',
    es: 'Para que le llamemos cuando abramos, oprima 1. Para dejar un mensaje, oprima 2. Si no quiere que le llamemos, oprima 3. Si está en peligro, oprima 9.',
  },
  'nobody-on-shift.sentence': {
    en: 'No one is free to talk right now. If this is an emergency, hang up and dial 911. To reach the crisis line, dial 988.',
    es: 'Ahora no hay nadie libre para hablar. Si es una emergencia, cuelgue y marque 911. Para la línea de crisis, marque 988.',
  },
  'nobody-on-shift.menu': {
    en: 'To have us call you as soon as someone is here, press 1. To leave a message, press 2. If you do not want a call back, press 3. If you are in danger, press 9.',
    es: 'Para que le llamemos en cuanto haya alguien, oprima 1. Para dejar un mensaje, oprima 2. Si no quiere que le llamemos, oprima 3. Si está en peligro, oprima 9.',
  },
  'queue-full.sentence': {
    en: 'All our lines are busy. Please call again in a few minutes. If this is an emergency, hang up and dial 911. To reach the crisis line, dial 988.',
    es: 'Todas nuestras líneas están ocupadas. Llame de nuevo en unos minutos. Si es una emergencia, cuelgue y marque 911. Para la línea de crisis, marque 988.',
  },
  'fallback.sentence': {
    en: 'Sorry, something went wrong on our side. Please call again in a few minutes. If this is an emergency, hang up and dial 911. To reach the crisis line, dial 988.',
    es: 'Lo sentimos, algo falló de nuestro lado. Llame de nuevo en unos minutos. Si es una emergencia, cuelgue y marque 911. Para la línea de crisis, marque 988.',
  },
} as const satisfies Lines;
