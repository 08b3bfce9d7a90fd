import { isProblem } from '../api/problem.js';
import { useWords, words } from './catalogue.js';

const problemWords = words({
  en: {
    away: 'No connection. What you typed is still here: try again in a moment.',
    down: 'Ringback could not do this just now. Try again; if it happens again, tell your supervisor.',
    refused: 'This is not for your role. Ask a supervisor.',
    tooMany: 'Too many requests. Wait a little, then try again.',
  },
  es: {
    away: 'Sin conexión. Lo que escribió sigue aquí: intente de nuevo en un momento.',
    down: 'Ringback no pudo hacerlo ahora. Intente de nuevo; si se repite, avise a su supervisor.',
    refused: 'Esto no corresponde a su función. Pregunte a un supervisor.',
    tooMany: 'Demasiadas solicitudes. Espere un poco e intente de nuevo.',
  },
});

/** What to tell somebody about an error: the server's own sentence, which says what to do, or ours when it could not say any. */
export function useProblemSentence(): (error: unknown) => string {
  const say = useWords(problemWords);
  return (error) => {
    if (!isProblem(error)) return say.down;
    if (error.status === 0) return say.away;
    if (error.status === 429) return error.message || say.tooMany;
    if (error.status === 403) return error.message || say.refused;
    return error.message || say.down;
  };
}
