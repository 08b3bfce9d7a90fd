import type { RoomReport } from '../../call-script.js';
import { numberOf, sidOf, textOf, valueOf, type WebhookForm } from './webhook-form.js';

const kinds: ReadonlyMap<string, RoomReport['kind']> = new Map([
  ['conference-start', 'started'],
  ['conference-end', 'ended'],
  ['participant-join', 'joined'],
  ['participant-leave', 'left'],
  ['participant-mute', 'muted'],
  ['participant-unmute', 'unmuted'],
  ['participant-hold', 'held'],
  ['participant-unhold', 'unheld'],
  ['participant-modify', 'changed'],
]);

/** A room's report in our words; null when it is of a kind we do not know, or names no room of the carrier. */
export function toRoomReport(room: string, form: WebhookForm): RoomReport | null {
  const kind = kinds.get(valueOf(form, 'StatusCallbackEvent') ?? '');
  const carrierRoom = sidOf(form, 'ConferenceSid', 'CF');
  if (kind === undefined || carrierRoom === null) return null;
  const ended = kind === 'ended';
  return {
    room,
    carrierRoom,
    kind,
    carrierSid: sidOf(form, ended ? 'CallSidEndingConference' : 'CallSid', 'CA'),
    label: textOf(form, ended ? 'ParticipantLabelEndingConference' : 'ParticipantLabel'),
    sequence: numberOf(form, 'SequenceNumber'),
    reason: textOf(form, ended ? 'ReasonConferenceEnded' : 'ReasonParticipantLeft'),
  };
}
