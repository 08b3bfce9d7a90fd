import { revealingWordIn } from '../scripts/revealing-words.js';
import { campaignStems, campaignWholeWords, commonNames, insideWords } from './campaign-words.js';

/** Why a value of a campaign is not kept. It stands in the place of the value, as `withheld:health`. */
export type WithheldReason = 'contact' | 'health' | 'name' | 'characters' | 'too-long';

const longest = 100;
// Starts with a letter or digit, so that no spreadsheet takes it for a formula; no address, no percent-encoding, no markup.
const plain = /^[a-z0-9][a-z0-9 _.~+:|/-]*$/i;
const phone = /(?<!\d)1?[2-9]\d{2}[2-9]\d{6}(?!\d)/;
const socialSecurity = /(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)/;
const letterLike: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', $: 's' };

/**
 * Why `value` must not be kept as the name of a campaign, or null. Whoever sets up a campaign, or forges one, writes what they like
 * into it: `klonopin_relapse_john` must not become a column of anybody's table.
 */
export function whyWithheld(value: string): WithheldReason | null {
  if (namesContact(value)) return 'contact';
  const readings = readingsOf(value);
  if (readings.some(saysHealth)) return 'health';
  if (readings.some(namesPerson)) return 'name';
  if (value.length > longest) return 'too-long';
  return plain.test(value) ? null : 'characters';
}

function namesContact(value: string): boolean {
  if (/@|%40/.test(value) || socialSecurity.test(value)) return true;
  return phone.test(value.replaceAll(/(?<=\d|\))[ ._()+-]+(?=\d|\()/g, '').replaceAll(/[()]/g, ''));
}

/** The value as words, as it stands and with digits read as the letters that they look like ("kl0nopin"). */
function readingsOf(value: string): readonly string[] {
  const decoded = decode(value).normalize('NFKD').replaceAll(/\p{M}/gu, '');
  const words = decoded
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}$]+/gu, ' ')
    .trim();
  return [words, words.replaceAll(/[01345$]/g, (character) => letterLike[character]!)];
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function saysHealth(words: string): boolean {
  const each = wordsIn(words);
  return (
    revealingWordIn(words) !== null ||
    each.some((word) => campaignWholeWords.has(word) || campaignStems.some((stem) => word.startsWith(stem))) ||
    insideWords.some((stem) => words.replaceAll(' ', '').includes(stem))
  );
}

function namesPerson(words: string): boolean {
  return wordsIn(words).some((word) => commonNames.has(word));
}

/** Runs of letters: "john2" is john. */
function wordsIn(words: string): readonly string[] {
  return words.split(/[^\p{L}]+/u).filter((word) => word !== '');
}
