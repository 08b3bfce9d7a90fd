import type { World } from '../world.js';
import { endRoom } from './end-room.js';
import { reportRoom, seatParameters } from './report-room.js';
import type { LeaveReason, Room, Seat } from './room.js';

/**
 * One participant goes. The conference ends with it if it had `endConferenceOnExit`, or if nobody is left in it and
 * nobody is being dialled into it. Leaving twice changes nothing.
 */
export function leaveRoom(world: World, room: Room, seat: Seat, reason: LeaveReason): void {
  if (!room.remove(seat)) return;
  seat.holding.abort();
  const kicked = reason === 'participant_updated_via_api';
  world.timeline.add('left-conference', seat.call.subject, { conference: room.friendlyName, reason });
  reportRoom(world, room, 'participant-leave', {
    ...seatParameters(seat),
    ParticipantCallStatus: seat.call.status,
    ReasonParticipantLeft: reason,
  });
  if (seat.joined && seat.endConferenceOnExit) {
    const how = kicked ? 'kicked' : 'left';
    endRoom(world, room, `participant-with-end-conference-on-exit-${how}`, seat);
  } else if (room.all().length === 0) {
    endRoom(world, room, kicked ? 'last-participant-kicked' : 'last-participant-left', seat);
  }
}

/** Takes a participant out over the API; a call that came by TwiML goes on after its Dial, a dialled-in one ends. */
export function removeSeat(world: World, room: Room, seat: Seat): void {
  leaveRoom(world, room, seat, 'participant_updated_via_api');
  seat.putOut.resolve('removed');
}
