import { dropCall } from '../calls/finish-call.js';
import type { World } from '../world.js';
import { reportRoom, seatParameters } from './report-room.js';
import type { EndReason, LeaveReason, Room, Seat } from './room.js';

const SENTENCE: Readonly<Record<EndReason, string>> = {
  'conference-ended-via-api': 'The conference was ended over the API',
  'last-participant-kicked': 'The last participant was removed',
  'last-participant-left': 'The last participant left',
  'participant-with-end-conference-on-exit-kicked': 'A participant whose leaving ends the conference was removed',
  'participant-with-end-conference-on-exit-left': 'A participant whose leaving ends the conference left',
};

function putOut(world: World, room: Room, seat: Seat, reason: LeaveReason): void {
  room.remove(seat);
  seat.holding.abort();
  world.timeline.add('left-conference', seat.call.subject, { conference: room.friendlyName, reason });
  if (!seat.joined) dropCall(world, seat.call);
  reportRoom(world, room, 'participant-leave', {
    ...seatParameters(seat),
    ParticipantCallStatus: seat.call.status,
    ReasonParticipantLeft: reason,
  });
  seat.putOut.resolve('conference-ended');
}

/** Ends a conference for everybody in it, and for those who are still being dialled into it. */
export function endRoom(world: World, room: Room, reason: EndReason, endedBy?: Seat): void {
  if (room.status === 'completed') return;
  room.status = 'completed';
  room.updatedAt = world.clock.now();
  room.endReason = reason;
  room.endingCallSid = endedBy?.call.sid;
  room.over.abort();
  const others = reason === 'conference-ended-via-api' ? 'conference_ended_via_api' : 'moderator_ended_conference';
  for (const seat of room.all()) putOut(world, room, seat, seat.joined ? others : 'participant_add_failed');
  world.timeline.add('conference-ended', {}, { conference: room.friendlyName, reason });
  if (!room.everJoined) return;
  const label = endedBy?.settings.label;
  reportRoom(world, room, 'conference-end', {
    ...(endedBy ? { CallSidEndingConference: endedBy.call.sid } : {}),
    ...(label === undefined ? {} : { ParticipantLabelEndingConference: label }),
    ReasonConferenceEnded: reason,
    Reason: SENTENCE[reason],
  });
}
