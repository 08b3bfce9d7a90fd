/** Crockford's: 32 signs, none of which is taken for another. */
const signs = '0123456789abcdefghjkmnpqrstvwxyz';
const length = 16;

/** 80 bits as `abcd-efgh-jkmn-pqrs`, of at least 16 random bytes. */
export function writeRecoveryCode(random: Uint8Array): string {
  const code = Array.from(random.subarray(0, length), (byte) => signs[byte % signs.length]!);
  return [0, 4, 8, 12].map((start) => code.slice(start, start + 4).join('')).join('-');
}

/** What was typed, as it is hashed; null when it is no recovery code. */
export function readRecoveryCode(typed: string): string | null {
  const bare = typed.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1');
  return bare.length === length && Array.from(bare).every((sign) => signs.includes(sign)) ? bare : null;
}

/** Six digits as an app shows them, with or without a space; null for anything else. */
export function readTotpCode(typed: string): string | null {
  const bare = typed.replaceAll(/\s/g, '');
  return /^\d{6}$/.test(bare) ? bare : null;
}
