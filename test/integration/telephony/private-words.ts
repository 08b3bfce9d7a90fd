import { inspect } from 'node:util';
import { expect } from '@jest/globals';

/** Neither shown, printed nor serialised does `value` contain one of these (F105). */
export function expectNothingOf(secrets: readonly string[], value: unknown): void {
  const shown = `${inspect(value, { depth: 20, showHidden: true })} ${JSON.stringify(value)} ${String(value)}`;
  for (const secret of secrets) expect(shown).not.toContain(secret);
}
