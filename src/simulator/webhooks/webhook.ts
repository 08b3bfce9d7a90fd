export const WEBHOOK_NAMES = [
  'voice url',
  'voice fallback',
  'voice redirect',
  'voice whisper',
  'gather action',
  'dial action',
  'enqueue action',
  'enqueue wait url',
  'queue member url',
  'conference wait url',
  'call status',
  'number status',
  'conference status',
] as const;
export type WebhookName = (typeof WEBHOOK_NAMES)[number];

export const HTTP_METHODS = ['GET', 'POST'] as const;
export type HttpMethod = (typeof HTTP_METHODS)[number];

/** Everything is a string on the wire. */
export type WebhookParameters = Readonly<Record<string, string>>;

export interface Webhook {
  readonly name: WebhookName;
  /** As configured, with its connection-override fragment. */
  readonly url: string;
  readonly method: HttpMethod;
  readonly parameters: WebhookParameters;
  readonly callSid?: string | undefined;
  readonly number?: string | undefined;
}

export type WebhookAnswer =
  | { readonly ok: true; readonly status: number; readonly contentType: string; readonly body: string }
  /** `code` is Twilio's error: 11200 a bad or late answer, 11205 no connection. */
  | { readonly ok: false; readonly code: number; readonly reason: string };
