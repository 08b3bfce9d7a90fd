import type { Said } from '../actions/page-deed.js';

const longest = 300;

/** A text that was sent once; empty for everything else. */
export function textIn(fields: Readonly<Record<string, unknown>>, name: string): string {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return typeof value === 'string' && value.length <= longest ? value : '';
}

export function saidIn(body: unknown): Said {
  const fields = typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>) : {};
  return {
    step: textIn(fields, 'step'),
    at: textIn(fields, 'at'),
    phone: textIn(fields, 'phone'),
    reason: textIn(fields, 'reason'),
  };
}
