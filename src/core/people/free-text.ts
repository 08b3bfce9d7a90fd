import { hasNul, showable } from '../shared/plain-text.js';

export type MessageDecision =
  | { readonly kind: 'accepted'; readonly text: string | null }
  | { readonly kind: 'refused'; readonly code: 'message/characters' | 'message/too-long'; readonly message: string };

export const longestMessage = 4000;

/**
 * Reads a free message (B-015): at most 4,000 code points, which is also what PostgreSQL counts; it is never cut. Graphemes
 * would have no upper bound in bytes. `text` is null when nothing was written.
 */
export function readMessage(input: string | undefined): MessageDecision {
  const typed = input ?? '';
  if (hasNul(typed))
    return {
      kind: 'refused',
      code: 'message/characters',
      message: 'The message contains characters that cannot be stored: please type it again.',
    };
  const length = typed.length > 2 * longestMessage ? typed.length : Array.from(typed).length;
  if (length > longestMessage)
    return {
      kind: 'refused',
      code: 'message/too-long',
      message: `Your message has ${length} characters: please shorten it to ${longestMessage}.`,
    };
  const text = showable(typed);
  return { kind: 'accepted', text: text.trim() === '' ? null : text };
}
