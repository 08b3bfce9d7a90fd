import { words } from '../../../words/catalogue.js';

export const recordWords = words({
  en: {
    timeline: 'What happened',
    timelineNone: 'Nothing has happened yet.',
    all: (count: number) => `Show all ${count}`,
    fewer: 'Show fewer',
    callbacks: 'Callbacks',
    callbacksNone: 'No call was promised to them.',
    promisedBy: (time: string) => `promised by ${time}`,
    tries: (count: number) => (count === 1 ? '1 try' : `${count} tries`),
    late: 'Late',
    wrote: 'What they wrote',
    forSomeoneElse: 'Asks for somebody else',
    sent: (time: string, from: string) => `${time}, by ${from}`,
    openIntake: 'Open the intake',
  },
  es: {
    timeline: 'Qué pasó',
    timelineNone: 'Todavía no pasó nada.',
    all: (count: number) => `Mostrar los ${count}`,
    fewer: 'Mostrar menos',
    callbacks: 'Llamadas prometidas',
    callbacksNone: 'No se le prometió ninguna llamada.',
    promisedBy: (time: string) => `prometida antes de ${time}`,
    tries: (count: number) => (count === 1 ? '1 intento' : `${count} intentos`),
    late: 'Tarde',
    wrote: 'Lo que escribió',
    forSomeoneElse: 'Pide ayuda para otra persona',
    sent: (time: string, from: string) => `${time}, por ${from}`,
    openIntake: 'Abrir la admisión',
  },
});
