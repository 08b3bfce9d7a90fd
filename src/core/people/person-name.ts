import { hasNul, showable, withoutHidden } from '../shared/plain-text.js';

export type PersonNameDecision =
  | { readonly kind: 'accepted'; readonly display: string | null; readonly search: string }
  | { readonly kind: 'refused'; readonly code: 'name/characters' | 'name/too-long'; readonly message: string };

const longestName = 200;
// Vietnamese needs two marks on a letter and Hebrew or Thai four; a family emoji is eleven code points. Beyond that it is a pile-up.
const mostMarksOnALetter = 8;
const mostCodePointsInAGrapheme = 16;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Reads a name as it was typed (B-012, B-013, B-014): nothing is corrected, nothing is cut. `display` is null when no name was
 * given; `search` is NFC, lower case, single spaces, empty without a name.
 */
export function readPersonName(input: string | undefined): PersonNameDecision {
  const typed = input ?? '';
  if (hasNul(typed))
    return refused('name/characters', 'The name contains characters that cannot be stored: please type it again.');
  if (isTooLong(typed)) return refused('name/too-long', `Please shorten the name to ${longestName} characters.`);
  const display = showable(typed).replace(/\s+/gu, ' ').trim();
  if (display === '') return { kind: 'accepted', display: null, search: '' };
  return { kind: 'accepted', display, search: withoutHidden(display).normalize('NFC').toLowerCase() };
}

function isTooLong(name: string): boolean {
  if (name.length > longestName * mostCodePointsInAGrapheme) return true;
  let count = 0;
  for (const { segment } of graphemes.segment(name)) {
    count += 1;
    if (count > longestName || isPileUp(segment)) return true;
  }
  return false;
}

function isPileUp(grapheme: string): boolean {
  return Array.from(grapheme).length > mostCodePointsInAGrapheme || (grapheme.match(/\p{M}/gu)?.length ?? 0) > mostMarksOnALetter;
}

function refused(code: 'name/characters' | 'name/too-long', message: string): PersonNameDecision {
  return { kind: 'refused', code, message };
}
