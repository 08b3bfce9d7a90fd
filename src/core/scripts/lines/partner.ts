import type { Lines } from '../line-words.js';

/** Nobody here could take the caller in time: the site's partner is asked. */
export const partnerLines = {
  'partner.connecting': {
    en: 'Everybody here is with somebody else. We are calling a partner of ours for you now. Please stay on the line.',
    es: 'Todo nuestro equipo está atendiendo a alguien. Llamamos ahora a un colaborador nuestro para usted. No cuelgue, por favor.',
  },
  'partner.back': {
    en: 'We could not reach our partner. You are back with us, at the front of the line. Please stay.',
    es: 'No pudimos comunicarnos con nuestro colaborador. Está otra vez con nosotros, al principio de la fila. Quédese, por favor.',
  },
} as const satisfies Lines;
