// 3GPP TS 23.038: the default alphabet, one septet each, and its extension table, two each.
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const extended = new Set('^{}\\[~]|€');

export type Septets =
  { readonly kind: 'fits'; readonly count: number } | { readonly kind: 'outside'; readonly character: string };

/** How much of a text message (160 septets) `text` takes, or the first character that would make it a message of 70. */
export function septetsOf(text: string): Septets {
  let count = 0;
  for (const character of text) {
    if (basic.has(character)) count += 1;
    else if (extended.has(character)) count += 2;
    else return { kind: 'outside', character };
  }
  return { kind: 'fits', count };
}
