/** What the carrier posted, every value of every name: the signature covers repeated names, and new names come without notice. */
export type WebhookForm = ReadonlyMap<string, readonly string[]>;

/** The part of a request the webhooks read: the parser keeps the form as it came, since trimming would break the signature. */
export interface WebhookRequest {
  readonly originalUrl: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly rawBody?: unknown;
}

/** Anything but a form text is an empty form. */
export function readForm(rawBody: unknown): WebhookForm {
  const form = new Map<string, string[]>();
  if (typeof rawBody !== 'string') return form;
  for (const [name, value] of new URLSearchParams(rawBody)) form.set(name, [...(form.get(name) ?? []), value]);
  return form;
}

export function valueOf(form: WebhookForm, name: string): string | null {
  return form.get(name)?.[0] ?? null;
}

/** A value that may be missing or empty, which means the same. */
export function textOf(form: WebhookForm, name: string): string | null {
  return valueOf(form, name) || null;
}

/** A count; null when there is none or it is something else. */
export function numberOf(form: WebhookForm, name: string): number | null {
  const text = valueOf(form, name);
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** The carrier's id of a thing, or null when the form has none that looks like one. */
export function sidOf(form: WebhookForm, name: string, prefixes: 'CA' | 'CF' | 'QU' | 'RE' | 'SM|MM'): string | null {
  const sid = valueOf(form, name);
  return sid !== null && new RegExp(`^(?:${prefixes})[0-9a-f]{32}$`, 'i').test(sid) ? sid : null;
}
