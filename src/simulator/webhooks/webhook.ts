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
  'message',
  'message status',
  'record action',
  'queue url',
  'conference hold url',
  'conference announce url',
  'async amd',
  'recording status',
  'conference sound status',
  'debugger event',
] as const;
export type WebhookName = (typeof WEBHOOK_NAMES)[number];

export const HTTP_METHODS = ['GET', 'POST'] as const;
export type HttpMethod = (typeof HTTP_METHODS)[number];

/** Everything is a string on the wire. */
export type WebhookParameters = Readonly<Record<string, string>>;

/** As they go out: a repeated name has several values. */
export type WireParameters = Readonly<Record<string, string | readonly string[]>>;

const EVENT_PARAMETERS = [
  'CallStatus',
  'StatusCallbackEvent',
  'DialCallStatus',
  'QueueResult',
  'RecordingStatus',
  'MessageStatus',
];

/** The statuses and events that a webhook is about. `completed` is the event of every final call status. */
export function eventsOf(parameters: WebhookParameters): readonly (string | undefined)[] {
  const ended = parameters['CallbackSource'] !== undefined && parameters['CallDuration'] !== undefined;
  return [...EVENT_PARAMETERS.map((name) => parameters[name]), ended ? 'completed' : undefined];
}

export interface Webhook {
  readonly name: WebhookName;
  /** As configured, with its connection-override fragment. */
  readonly url: string;
  readonly method: HttpMethod;
  readonly parameters: WebhookParameters;
  readonly callSid?: string | undefined;
  readonly number?: string | undefined;
}

/** A webhook as it goes out, mishaps included. */
export type OutgoingWebhook = Omit<Webhook, 'parameters'> & { readonly parameters: WireParameters };

export type WebhookAnswer =
  | { readonly ok: true; readonly status: number; readonly contentType: string; readonly body: string }
  /** `code` is Twilio's error: 11200 a bad or late answer, 11205 no connection, 11215 redirected too often. */
  | { readonly ok: false; readonly code: number; readonly reason: string };
