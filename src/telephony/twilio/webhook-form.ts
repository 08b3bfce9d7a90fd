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
