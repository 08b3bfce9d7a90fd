import type { EventName } from './events.js';

/** A job means "look at this row again now": it carries an id and nothing else. */
export interface JobBodies {
  'look-at-callback': { callbackId: string };
  'expire-offer': { offerId: string };
  'match-route': { routeId: string };
  'end-wrap-up': { counsellorId: string };
  'place-leg': { legId: string };
  'end-leg': { legId: string };
  'check-leg': { legId: string };
  'bring-caller': { legId: string };
  'place-text': { textId: string };
  'text-page-link': { leadId: string };
  'check-text': { textId: string };
  'redact-text': { textId: string };
  'look-up-number': { phoneNumberId: string };
  'hold-leg': { legId: string };
  'ring-counsellor-again': { callId: string };
  'counsellor-gone': { callId: string };
  'left-alone': { callId: string };
  'fetch-recording': { recordingId: string };
  'stop-recording': { recordingId: string };
  'delete-recording': { recordingId: string };
  'collect-deliveries': Record<string, never>;
  'send-deliveries': { receiverId: string };
  'ask-payer': { requestId: string };
  'advance-import': { importId: string };
  'link-audit': Record<string, never>;
  'watch-carrier': Record<string, never>;
  'watch-numbers': Record<string, never>;
  'watch-holidays': Record<string, never>;
  'watch-vendors': Record<string, never>;
  'watch-legal': Record<string, never>;
  'key-people': Record<string, never>;
  'reconcile-calls': Record<string, never>;
  'reconcile-day': Record<string, never>;
  'keep-retention': Record<string, never>;
  'keep-seals': Record<string, never>;
  'make-reports': Record<string, never>;
  sweep: Record<string, never>;
  prune: Record<string, never>;
}

export type JobName = keyof JobBodies;
export type JobMessage = { [N in JobName]: { readonly name: N; readonly body: JobBodies[N] } }[JobName];

export const queueNames = ['telephony', 'reactions', 'chores', 'webhooks'] as const;
export type QueueName = (typeof queueNames)[number];

/**
 * Split by promise: telephony places calls and is limited to the carrier's calls per second; hanging up never waits for it. Chores
 * run one by one, so that none of them may wait for the carrier. Webhooks wait for strangers, insurers among them, and for nobody else's work.
 */
export const queueOfJob: Record<JobName, QueueName> = {
  'look-at-callback': 'reactions',
  'expire-offer': 'reactions',
  'match-route': 'reactions',
  'end-wrap-up': 'reactions',
  'place-leg': 'telephony',
  'end-leg': 'reactions',
  'check-leg': 'reactions',
  'bring-caller': 'reactions',
  'place-text': 'reactions',
  'text-page-link': 'reactions',
  'check-text': 'reactions',
  'redact-text': 'chores',
  'look-up-number': 'reactions',
  'hold-leg': 'reactions',
  'ring-counsellor-again': 'reactions',
  'counsellor-gone': 'reactions',
  'left-alone': 'reactions',
  'fetch-recording': 'chores',
  'stop-recording': 'reactions',
  'delete-recording': 'chores',
  'collect-deliveries': 'webhooks',
  'send-deliveries': 'webhooks',
  'ask-payer': 'webhooks',
  'advance-import': 'chores',
  'link-audit': 'chores',
  'watch-carrier': 'reactions',
  'watch-numbers': 'chores',
  'watch-holidays': 'chores',
  'watch-vendors': 'chores',
  'watch-legal': 'chores',
  'key-people': 'chores',
  'reconcile-calls': 'reactions',
  'reconcile-day': 'reactions',
  'keep-retention': 'chores',
  'keep-seals': 'chores',
  'make-reports': 'chores',
  sweep: 'chores',
  prune: 'chores',
};

/** Reactions go to their own queue, but for those that ring somebody: these are telephony, with its limit and its urgency. */
export function queueOf(name: JobName | EventName): QueueName {
  if (name === 'OfferMade') return 'telephony';
  return name in queueOfJob ? queueOfJob[name as JobName] : 'reactions';
}
