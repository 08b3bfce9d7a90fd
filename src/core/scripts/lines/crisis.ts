import type { Lines } from '../line-words.js';

/** After the crisis key: they are first, and help outside is one key away. */
export const crisisLines = {
  'crisis.stay': {
    en: 'Stay with us. You are first in line, and we are finding someone for you now. If you are in danger this minute, hang up and dial 911.',
    es: 'Quédese con nosotros. Usted es la primera persona en la fila y le buscamos a alguien ahora. Si está en peligro en este momento, cuelgue y marque 911.',
  },
  'crisis.offer-988': {
    en: 'To talk with the 988 crisis line right now, press 8. You can also dial 988 from any phone.',
    es: 'Para hablar ahora con la línea de crisis 988, oprima 8. También puede marcar 988 desde cualquier teléfono.',
  },
  'crisis.connecting-988': {
    en: 'We are connecting you to the 988 crisis line. Please stay on the line.',
    es: 'Le conectamos con la línea de crisis 988. No cuelgue, por favor.',
  },
  'crisis.back': {
    en: 'You are back with us, and first in line. Please stay. You can also dial 988 from any phone.',
    es: 'Está otra vez con nosotros, y es la primera persona en la fila. Quédese, por favor. También puede marcar 988 desde cualquier teléfono.',
  },
} as const satisfies Lines;
