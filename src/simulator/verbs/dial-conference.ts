import { leaveRoom } from '../conferences/leave-room.js';
import { occupySeat } from '../conferences/occupy-seat.js';
import { ROOM_EVENT_WORDS, Seat, type RoomSubscription, type SeatSettings } from '../conferences/room.js';
import { seatFault } from '../conferences/seat-fault.js';
import type { UrlAndMethod } from '../calls/call.js';
import { countOf, flagOf, methodOf, wordsOf } from '../twiml/attributes.js';
import { noteWarning } from '../twiml/note-warning.js';
import { TwimlFailure } from '../twiml/twiml-failure.js';
import type { TwimlNode } from '../twiml/twiml-node.js';
import type { WebhookParameters } from '../webhooks/webhook.js';
import { absoluteUrl, type VerbContext } from './verb-context.js';
import { waitForConference } from './wait-for-conference.js';

const DEFAULT_TIME_LIMIT = 14_400;

function subscriptionOf(context: VerbContext, noun: TwimlNode): RoomSubscription | undefined {
  const callback = noun.attributes['statusCallback'];
  if (!callback) return undefined;
  const asked = (noun.attributes['statusCallbackEvent'] ?? '').split(' ');
  const events = ROOM_EVENT_WORDS.filter((word) => asked.includes(word));
  return { url: absoluteUrl(context, callback), method: methodOf(noun, 'statusCallbackMethod'), events };
}

function waitUrlOf(context: VerbContext, noun: TwimlNode): UrlAndMethod | undefined {
  const waitUrl = noun.attributes['waitUrl'];
  if (waitUrl === undefined) return undefined;
  return { url: waitUrl === '' ? '' : absoluteUrl(context, waitUrl), method: methodOf(noun, 'waitMethod') };
}

function settingsOf(context: VerbContext, noun: TwimlNode): SeatSettings {
  const { participantLabel, coach } = noun.attributes;
  return {
    label: participantLabel,
    muted: flagOf(noun, 'muted', false),
    coaching: coach !== undefined,
    callSidToCoach: coach,
    startConferenceOnEnter: flagOf(noun, 'startConferenceOnEnter', true),
    endConferenceOnExit: flagOf(noun, 'endConferenceOnExit', false),
    maxParticipants: countOf(noun, 'maxParticipants', 250, 2, 250),
    subscription: subscriptionOf(context, noun),
    waitUrl: waitUrlOf(context, noun),
  };
}

/** Joins a conference until the call leaves it or it ends. Where it is not taken in, that is a failed Dial. */
export async function dialConference(context: VerbContext, node: TwimlNode, noun: TwimlNode): Promise<WebhookParameters> {
  const { world, call, signal } = context;
  const name = wordsOf(noun);
  if (name === '') throw new TwimlFailure(12200, '<Conference> needs a name', context.documentUrl);
  const settings = settingsOf(context, noun);
  const room = world.rooms.liveOrNew(name);
  const refusal = seatFault(room, settings);
  if (refusal) {
    noteWarning(world, call, refusal.code, refusal.message, context.documentUrl);
    return { DialCallStatus: 'failed', DialBridged: 'false' };
  }
  const seat = new Seat(call, settings, world.clock);
  room.add(seat);
  const leave = (): void => {
    leaveRoom(world, room, seat, 'participant_hung_up');
    seat.putOut.resolve('removed');
  };
  world.clock.after(countOf(node, 'timeLimit', DEFAULT_TIME_LIMIT, 1), leave, signal);
  if (flagOf(node, 'hangupOnStar', false)) call.listenForKeys((key) => (key === '*' ? leave() : undefined));
  try {
    await Promise.all([occupySeat(world, room, seat, signal), waitForConference(context, room, seat)]);
  } finally {
    call.listenForKeys(undefined);
  }
  return { DialCallStatus: 'answered', DialBridged: 'true' };
}
