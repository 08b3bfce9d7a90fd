import type { Lines } from '../line-words.js';

/** Heard while somebody waits. Never more than we can hold: a place is a fact, a time is a guess and says so. */
export const waitingLines = {
  'waiting.first': {
    en: 'We are looking for someone to talk with you. Please stay on the line.',
    es: 'Estamos buscando a alguien que hable con usted. No cuelgue, por favor.',
  },
  'waiting.position': {
    en: 'You are number {position} in line. Someone in danger may be helped first.',
    es: 'Usted es el número {position} en la fila. A alguien en peligro se le puede ayudar primero.',
  },
  'waiting.far-back': {
    en: 'Very many people are in line before you. Someone in danger may be helped first.',
    es: 'Hay muchísimas personas en la fila antes que usted. A alguien en peligro se le puede ayudar primero.',
  },
  'waiting.estimate': {
    en: 'Our best guess of your wait, in minutes, is {minutes}. It may be longer.',
    es: 'Calculamos que su espera, en minutos, es de {minutes}. Puede ser más.',
  },
  'waiting.no-estimate': {
    en: 'We cannot tell yet how long the wait will be.',
    es: 'Todavía no sabemos cuánto durará la espera.',
  },
  'waiting.next': { en: 'You are next in line.', es: 'Usted es la siguiente persona en la fila.' },
  'waiting.menu': {
    en: 'To keep your place and have us call you back, press 1. To leave a message, press 2. If you do not want a call back, press 3. If you are in danger, press 9. Or just stay on the line.',
    es: 'Para guardar su lugar y que le llamemos, oprima 1. Para dejar un mensaje, oprima 2. Si no quiere que le llamemos, oprima 3. Si está en peligro, oprima 9. O siga en la línea.',
  },
  'waiting.counsellor-coming': {
    en: 'Someone is coming to the phone now. Please stay on the line.',
    es: 'Alguien viene al teléfono ahora. No cuelgue, por favor.',
  },
  'waiting.still-here': {
    en: 'Thank you for waiting. You have not lost your place.',
    es: 'Gracias por esperar. No ha perdido su lugar.',
  },
  'callback.we-were-calling-you': {
    en: 'We were just about to call you. Please stay on the line.',
    es: 'Estábamos por llamarle. No cuelgue, por favor.',
  },
  'other-line.please-hold': {
    en: 'Please hold on for a moment. We will be with you soon.',
    es: 'Espere un momento, por favor. Pronto estaremos con usted.',
  },
  'dropped.please-wait': {
    en: 'Sorry, we were cut off. Please stay on the line. We are finding someone for you now.',
    es: 'Lo sentimos, se cortó la llamada. No cuelgue, por favor. Le buscamos a alguien ahora.',
  },
  'declined.bye': {
    en: 'All right. We will not call you back. You can call us any time, day or night. Take care.',
    es: 'Está bien. No le llamaremos. Puede llamarnos cuando quiera, de día o de noche. Cuídese.',
  },
} as const satisfies Lines;
