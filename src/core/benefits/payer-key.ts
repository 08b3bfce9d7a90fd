import { x12Text } from '../x12/x12-text.js';

const longest = 60;

/** 'Blue-Cross  of Ohio' and 'BLUE CROSS OF OHIO' are one insurer; empty when nothing of the name can be written to one. */
export function payerKey(name: string): string {
  return x12Text(name, longest)
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim();
}
