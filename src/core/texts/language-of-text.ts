import type { SpokenLanguage } from '../scripts/spoken-line.js';
import { wordsOf } from '../screening/words.js';

const spanishWords = new Set(
  (
    'alto parar pare paren basta baja cancelar ayuda ayudame ayudeme necesito quiero llamame llameme llamenme llamen llame llama ' +
    'llamar si por favor gracias hola numero equivocado mensajes mas nada hablar puedo puede pueden vivir esta estoy mi con pero ' +
    'comenzar empezar reanudar iniciar alta hijo hija esposo dejar dejen cuando donde ahora manana'
  ).split(' '),
);

/** Which of our languages to answer a stranger in: Spanish on any word or sign that only it has, else English. */
export function languageOfText(body: string): SpokenLanguage {
  if (/[¿¡ñÑ]/.test(body)) return 'es';
  return wordsOf(body).words.some(({ plain }) => spanishWords.has(plain)) ? 'es' : 'en';
}
