import { withoutHidden } from '../../shared/plain-text.js';

/** Lower case, without accents and invisible characters; ½ as 1/2. */
export function plainWords(text: string): string {
  return withoutHidden(text)
    .replace(/[½¼¾]/gu, (sign) => ` ${({ '½': '1/2', '¼': '1/4', '¾': '3/4' } as Record<string, string>)[sign]}`)
    .replace(/[µμ]/gu, 'u')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[–—−]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
}
