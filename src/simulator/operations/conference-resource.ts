import type { Room, Seat } from '../conferences/room.js';
import { wireDate } from '../record/wire-date.js';
import { API_VERSION } from '../webhooks/voice-parameters.js';
import type { World } from '../world.js';

type ParticipantStatus = 'queued' | 'connecting' | 'ringing' | 'connected' | 'complete' | 'failed';

function pathOf(world: World, room: Room): string {
  return `/${API_VERSION}/Accounts/${world.accountSid}/Conferences/${room.sid}`;
}

export function conferenceResource(world: World, room: Room): Readonly<Record<string, unknown>> {
  const path = pathOf(world, room);
  return {
    sid: room.sid,
    account_sid: world.accountSid,
    friendly_name: room.friendlyName,
    status: room.status,
    region: 'us1',
    date_created: wireDate(room.createdAt),
    date_updated: wireDate(room.updatedAt),
    api_version: API_VERSION,
    reason_conference_ended: room.endReason ?? null,
    call_sid_ending_conference: room.endingCallSid ?? null,
    uri: `${path}.json`,
    subresource_uris: { participants: `${path}/Participants.json`, recordings: `${path}/Recordings.json` },
  };
}

function statusOf({ joined, call }: Seat): ParticipantStatus {
  if (joined) return 'connected';
  if (call.isOver) return 'failed';
  if (call.status === 'ringing') return 'ringing';
  return call.startedAt ? 'connecting' : 'queued';
}

/** A participant as the API shows it. `queueTime`, in milliseconds, is part of the answer to a create only. */
export function participantResource(world: World, room: Room, seat: Seat, queueTime: string | null = null): unknown {
  return {
    account_sid: world.accountSid,
    call_sid: seat.call.sid,
    label: seat.settings.label ?? null,
    conference_sid: room.sid,
    call_sid_to_coach: seat.callSidToCoach ?? null,
    coaching: seat.coaching,
    date_created: wireDate(seat.createdAt),
    date_updated: wireDate(seat.updatedAt),
    end_conference_on_exit: seat.endConferenceOnExit,
    muted: seat.muted,
    hold: seat.hold,
    start_conference_on_enter: seat.settings.startConferenceOnEnter,
    status: statusOf(seat),
    queue_time: queueTime,
    uri: `${pathOf(world, room)}/Participants/${seat.call.sid}.json`,
  };
}
