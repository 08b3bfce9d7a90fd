import { wireDate } from '../record/wire-date.js';
import { sendCallback } from '../webhooks/send-callback.js';
import type { WebhookParameters } from '../webhooks/webhook.js';
import type { World } from '../world.js';
import type { Room, RoomEventWord, Seat } from './room.js';

const WORD_OF_EVENT = {
  'conference-start': 'start',
  'conference-end': 'end',
  'participant-join': 'join',
  'participant-leave': 'leave',
  'participant-mute': 'mute',
  'participant-unmute': 'mute',
  'participant-hold': 'hold',
  'participant-unhold': 'hold',
  'participant-modify': 'modify',
  'announcement-end': 'announcement',
  'announcement-fail': 'announcement',
} as const satisfies Record<string, RoomEventWord>;
type RoomEvent = keyof typeof WORD_OF_EVENT;

export function seatParameters(seat: Seat): WebhookParameters {
  const { label, startConferenceOnEnter } = seat.settings;
  return {
    CallSid: seat.call.sid,
    Muted: String(seat.muted),
    Hold: String(seat.hold),
    Coaching: String(seat.coaching),
    EndConferenceOnExit: String(seat.endConferenceOnExit),
    StartConferenceOnEnter: String(startConferenceOnEnter),
    ...(label === undefined ? {} : { ParticipantLabel: label }),
  };
}

/** Sends a conference event to whoever the first participant named, if that event was asked for. Does not wait. */
export function reportRoom(world: World, room: Room, event: RoomEvent, details: WebhookParameters = {}): void {
  const { subscription } = room;
  if (!subscription?.events.includes(WORD_OF_EVENT[event])) return;
  sendCallback(world, {
    name: 'conference status',
    url: subscription.url,
    method: subscription.method,
    parameters: {
      ConferenceSid: room.sid,
      FriendlyName: room.friendlyName,
      AccountSid: world.accountSid,
      SequenceNumber: String(room.nextSequence()),
      Timestamp: wireDate(world.clock.now()),
      StatusCallbackEvent: event,
      ...details,
    },
    callSid: details['CallSid'],
    number: world.calls.find(details['CallSid'] ?? '')?.farNumber,
  });
}
