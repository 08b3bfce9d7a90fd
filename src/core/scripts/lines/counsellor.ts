import type { Lines } from '../line-words.js';

/** Heard on a counsellor's own phone, perhaps by somebody beside them: no name, no number, no word of what it is about. */
export const counsellorLines = {
  'whisper.callback': {
    en: 'Ringback. Somebody is waiting for your call. Press 1 to take it.',
    es: 'Ringback. Alguien espera su llamada. Oprima 1 para tomarla.',
  },
  'whisper.live': {
    en: 'Ringback. Somebody is on the line now. Press 1 to talk with them.',
    es: 'Ringback. Alguien está en la línea ahora. Oprima 1 para hablar.',
  },
  'whisper.crisis': {
    en: 'Ringback. Urgent. Somebody on the line needs you at once. Press 1 to talk with them.',
    es: 'Ringback. Urgente. Alguien en la línea le necesita ya. Oprima 1 para hablar.',
  },
  'whisper.hand-over': {
    en: 'Ringback. A colleague is handing you a call. Press 1 to join.',
    es: 'Ringback. Un colega le pasa una llamada. Oprima 1 para entrar.',
  },
  'counsellor.already-taken': {
    en: 'This call has already been taken. Thank you.',
    es: 'Esta llamada ya fue tomada. Gracias.',
  },
  'counsellor.caller-left': {
    en: 'They have hung up. We will see that they are called. Thank you.',
    es: 'Esa persona ya colgó. Nos encargaremos de llamarle. Gracias.',
  },
  'counsellor.do-not-call': {
    en: 'We have just been told not to call this number, so the call was stopped. Thank you.',
    es: 'Nos acaban de pedir que no llamemos a este número, así que detuvimos la llamada. Gracias.',
  },
  'counsellor.called-off': {
    en: 'They have just told us that they do not need this call now, so it was stopped. Thank you.',
    es: 'Nos acaban de decir que ahora no necesitan esta llamada, así que la detuvimos. Gracias.',
  },
  'counsellor.no-call-of-yours': {
    en: 'There is no call of yours to join. Thank you.',
    es: 'No hay ninguna llamada suya en curso. Gracias.',
  },
  'counsellor.cut-off': {
    en: 'You were cut off from them. We are finding them someone now. Thank you.',
    es: 'Se cortó la llamada. Ya buscamos a alguien para esa persona. Gracias.',
  },
  'counsellor.not-allowed': {
    en: 'We may not call this person now. {reason}.',
    es: 'Ahora no podemos llamar a esta persona. {reason}.',
  },
  'counsellor.person-away': {
    en: 'They are not on the line at the moment. Please wait.',
    es: 'Esa persona no está en la línea en este momento. Espere, por favor.',
  },
} as const satisfies Lines;
