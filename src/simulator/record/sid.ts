import { randomBytes } from 'node:crypto';

type SidPrefix = 'CA' | 'CF' | 'PN' | 'QU' | 'RQ';

/** Two letters and 32 hexadecimal digits, as every Twilio identifier. */
export function newSid(prefix: SidPrefix): string {
  return prefix + randomBytes(16).toString('hex');
}
