import { randomBytes } from 'node:crypto';

type SidPrefix = 'CA' | 'CF' | 'HH' | 'MM' | 'PN' | 'QU' | 'RE' | 'RQ' | 'SM';

/** Two letters and 32 hexadecimal digits, as every Twilio identifier. */
export function newSid(prefix: SidPrefix): string {
  return prefix + randomBytes(16).toString('hex');
}
