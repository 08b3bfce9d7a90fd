import type { Lines } from '../line-words.js';

/**
 * Text messages: one GSM-7 segment, so Spanish does without á, í, ó, ú. What starts or continues a conversation says how to stop it
 * (CTIA Messaging Principles 5.1.2); the answer to STOP says that it has worked and asks for nothing (47 CFR 64.1200(a)(12)).
 */
export const textLines = {
  'text.keep-place': {
    en: 'Your place in line is saved. We will call you at this number. Reply STOP for no more texts.',
    es: 'Guardamos su lugar en la fila. Le llamaremos a este celular. Responda STOP para no recibir textos.',
  },
  'text.missed': {
    en: 'Sorry we missed you. Reply CALL and we will call you, or call us at {number}. Reply STOP for no more texts.',
    es: 'Sentimos no haber contestado. Responda LLAMAR y le llamamos, o marque {number}. Responda STOP para no recibir textos.',
  },
  'text.stopped': {
    en: 'You will get no more texts from this number. To get them again, reply START.',
    es: 'Ya no le llegan textos de este celular. Para recibirlos de nuevo, responda START.',
  },
  'text.started': {
    en: 'You will get texts from this number again. Reply HELP for help, STOP to stop.',
    es: 'Otra vez le llegan textos de este celular. Responda HELP para ayuda, STOP para parar.',
  },
  'text.help': {
    en: 'This number texts you about calls you asked for. Call {number} to talk. Msg & data rates may apply. Reply STOP to stop.',
    es: 'Le escribimos sobre las llamadas que nos pide. Para hablar, marque {number}. Puede tener costo. Responda STOP para parar.',
  },
  'text.crisis': {
    en: 'A person will read this soon. If you are in danger, call 911. To talk now, call or text 988. Or call us: {number}.',
    es: 'Una persona va a leer esto pronto. Si hay peligro, llame al 911. Para hablar ya, llame o escriba al 988. O llame: {number}.',
  },
  'text.call-me-promised': {
    en: 'Thank you. We will call you at this number. To talk sooner, call {number}. Reply STOP for no more texts.',
    es: 'Gracias. Le llamaremos a este celular. Para hablar antes, marque {number}. Responda STOP para no recibir textos.',
  },
  'text.re-consent-question': {
    en: 'You asked us to stop texting. May we text you again about your call? Reply START for yes. If not, do nothing. STOP still works.',
    es: 'Por su pedido no le enviamos textos. Si quiere recibirlos otra vez, responda START. Si no, no haga nada. STOP sigue en efecto.',
  },
  'text.expected': {
    en: 'A reminder: we expect you on {when}. Questions, or another time? Call {number}. Reply STOP for no more texts.',
    es: 'Un aviso: le esperamos el {when}. Preguntas, u otra hora? Llame al {number}. Responda STOP para no recibir textos.',
  },
  'text.own-page': {
    en: 'See or change your call: {link} Reply STOP for no more texts.',
    es: 'Vea o cambie su llamada: {link} Responda STOP para no recibir textos.',
  },
} as const satisfies Lines;
