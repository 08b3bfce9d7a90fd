import type { Lines } from '../line-words.js';

/** Nothing is recorded before the caller said yes; silence is a no. */
export const recordingLines = {
  'recording.ask': {
    en: 'May we record this call to serve you better? For yes, press 1. For no, press 2. We help you either way.',
    es: '¿Podemos grabar esta llamada para atenderle mejor? Si acepta, oprima 1. Si no, oprima 2. Le ayudamos de todos modos.',
  },
  'recording.thanks-yes': {
    en: 'Thank you. You can ask us to stop at any time.',
    es: 'Gracias. Puede pedirnos que paremos en cualquier momento.',
  },
  'recording.no': { en: 'All right. We will not record this call.', es: 'Está bien. No grabaremos esta llamada.' },
} as const satisfies Lines;
