import type { EventName } from '../../../../src/contracts/events.js';
import type { Noun } from '../queries.js';

/** One event of `GET /v1/events`: ids of what it is about, and codes. */
export interface LiveEvent {
  readonly name: EventName;
  readonly at: string;
  readonly [id: string]: unknown;
}

/** What an event names by its id has changed. The board counts all of it. */
const nounsOfId: Readonly<Record<string, readonly Noun[]>> = {
  offerId: ['me'],
  counsellorId: ['me'],
  legId: ['me', 'calls'],
  callId: ['me', 'calls'],
  handOverId: ['me', 'calls'],
  recordingId: ['me', 'calls'],
  callbackId: ['callbacks'],
  intakeId: ['intakes'],
  personId: ['people'],
  flagId: ['flags', 'me'],
  alertId: ['alerts'],
  inboundCallId: ['inbound-calls'],
  bedId: ['beds'],
  holdId: ['beds'],
  entryId: ['beds'],
  appointmentId: ['appointments'],
  referralId: ['referrals'],
  requestId: ['benefits'],
  receiverId: ['admin'],
};

export function changedBy(event: LiveEvent): readonly Noun[] {
  return [...new Set(['board' as const, ...Object.keys(event).flatMap((id) => nounsOfId[id] ?? [])])];
}
