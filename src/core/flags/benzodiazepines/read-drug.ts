import { isNear } from '../../screening/near-spelling.js';
import { benzodiazepines } from './drugs.js';
import { plainWords } from './plain-words.js';

export type DrugReading =
  | { readonly kind: 'known'; readonly drug: string }
  /** Misspelt, perhaps: somebody has to say which one is meant. */
  | { readonly kind: 'suggested'; readonly drugs: readonly string[] }
  | { readonly kind: 'not-known' };

/** Which benzodiazepine a name means. A near spelling is only suggested: names that look alike are other drugs. */
export function readDrug(written: string): DrugReading {
  const words = plainWords(written)
    .split(/[^a-z-]+/)
    .filter(Boolean);
  const drugs = matching((name) => words.includes(name));
  if (drugs.length === 1) return { kind: 'known', drug: drugs[0]! };
  if (drugs.length > 1) return { kind: 'suggested', drugs };
  const near = matching((name) => words.some((word) => isNear(word, name)));
  return near.length === 0 ? { kind: 'not-known' } : { kind: 'suggested', drugs: near };
}

function matching(isMeant: (name: string) => boolean): string[] {
  return benzodiazepines.filter(({ name, alsoCalled }) => [name, ...alsoCalled].some(isMeant)).map(({ name }) => name);
}
