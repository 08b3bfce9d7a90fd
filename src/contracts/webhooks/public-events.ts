/**
 * What receivers of webhooks are told, by public name. Ids, codes and times only: no name, number, text or health word, so that a
 * receiver needs no consent of the person (docs/webhooks.md). A name, once given, keeps its meaning; new members may come.
 */
export interface PublicEventData {
  /** Somebody asked for help, on a page or through a partner. */
  'lead.created': { leadId: string; intakeId: string; callbackId: string };
  /** A time to call was promised, or moved. */
  'callback.scheduled': { callbackId: string };
  /** We spoke with them. */
  'callback.connected': { callbackId: string; callId: string };
  /** Their phone rang before the promised time was over. */
  'callback.kept': { callbackId: string };
  /** It did not: the promise was broken. */
  'callback.late': { callbackId: string };
  /** Nobody was reached in all attempts; a human decides. */
  'callback.exhausted': { callbackId: string };
  'callback.ended': { callbackId: string; state: string };
  'call.started': { callId: string; callbackId: string };
  'call.ended': { callId: string; callbackId: string; cause: string };
  /** `from` is null for the first stage. */
  'intake.advanced': { intakeId: string; from: string | null; to: string };
  'intake.admitted': { intakeId: string };
  /** Somebody took back something they had agreed to: stop what relies on it, and ask us. The intake is their newest. */
  'consent.revoked': { intakeId: string };
}

export type PublicEventName = keyof PublicEventData;

/** Every public name, for lists and checks. */
export const publicEventNames = Object.keys({
  'lead.created': true,
  'callback.scheduled': true,
  'callback.connected': true,
  'callback.kept': true,
  'callback.late': true,
  'callback.exhausted': true,
  'callback.ended': true,
  'call.started': true,
  'call.ended': true,
  'intake.advanced': true,
  'intake.admitted': true,
  'consent.revoked': true,
} satisfies Record<PublicEventName, true>) as readonly PublicEventName[];

/** The test that staff send by hand. */
export const pingName = 'webhook.ping';

/** The body of every webhook, as the Standard Webhooks specification suggests it. Its id is the header `webhook-id`. */
export interface WebhookBody {
  readonly type: PublicEventName | typeof pingName;
  /** When it happened, ISO 8601 in UTC; `webhook-timestamp` says when it was sent. */
  readonly timestamp: string;
  readonly data: Readonly<Record<string, string | null>>;
}
