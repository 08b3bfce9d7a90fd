import { useWords } from '../../words/catalogue.js';
import { namesWords } from './names.js';

/** What a code of the server is called on screens. */
export function useName(): (code: string) => string {
  const names: Readonly<Record<string, string>> = useWords(namesWords);
  return (code) => names[code] ?? code;
}
