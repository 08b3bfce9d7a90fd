import type { Lines } from '../line-words.js';

/** A message that the caller leaves for us, and the one that we may leave for them. */
export const messageLines = {
  'message.invite': {
    en: 'Please leave a message after the tone. Tell us your first name and when we can call you. Press pound when you are done.',
    es: 'Deje un mensaje después del tono. Díganos su nombre y cuándo podemos llamarle. Oprima la tecla numeral al terminar.',
  },
  'message.thanks': {
    en: 'Thank you. We have your message. Take care.',
    es: 'Gracias. Tenemos su mensaje. Cuídese.',
  },
  // A first name and a number, nothing else: anybody in the house may play it.
  'voicemail.neutral': {
    en: 'Hello, this is {name}, returning your call. You can reach me at {number}. Thank you.',
    es: 'Hola, soy {name}. Le devuelvo su llamada. Me puede llamar al {number}. Gracias.',
  },
} as const satisfies Lines;
