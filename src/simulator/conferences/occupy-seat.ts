import { CallOver, untilAborted } from '../record/interruption.js';
import { startRecording } from '../recordings/run-recording.js';
import type { World } from '../world.js';
import { leaveRoom } from './leave-room.js';
import { reportRoom, seatParameters } from './report-room.js';
import type { Room, Seat } from './room.js';

function recordIfAsked(world: World, room: Room): void {
  if (!room.recording) return;
  const { subscription } = room.recording;
  const request = { conferenceSid: room.sid, source: 'Conference', channels: 1, track: 'both', subscription } as const;
  startRecording(world, request, room.over.signal);
}

function startIfReady(world: World, room: Room): void {
  const joined = room.joined();
  if (room.status !== 'init' || joined.length < 2) return;
  if (!joined.some((seat) => seat.settings.startConferenceOnEnter)) return;
  room.status = 'in-progress';
  room.updatedAt = world.clock.now();
  world.timeline.add('conference-started', {}, { conference: room.friendlyName });
  reportRoom(world, room, 'conference-start');
  recordIfAsked(world, room);
  room.started.resolve();
}

function enter(world: World, room: Room, seat: Seat): void {
  seat.joined = true;
  room.everJoined = true;
  seat.updatedAt = world.clock.now();
  const { label } = seat.settings;
  world.timeline.add('joined-conference', seat.call.subject, { conference: room.friendlyName, label });
  reportRoom(world, room, 'participant-join', seatParameters(seat));
  seat.call.farEnd?.reached('conference');
  startIfReady(world, room);
  if (room.status === 'in-progress' && room.joined().length > 1) {
    for (const other of room.joined()) other.call.farEnd?.talkBegan();
  }
}

/**
 * Joins the conference and stays until somebody puts this call out of it (resolves), or until the call hangs up or is
 * sent elsewhere (rejects with that reason).
 */
export async function occupySeat(world: World, room: Room, seat: Seat, signal: AbortSignal): Promise<void> {
  if (room.status === 'completed') return;
  enter(world, room, seat);
  try {
    await untilAborted(seat.putOut.promise, signal);
  } catch (reason) {
    leaveRoom(world, room, seat, reason instanceof CallOver ? 'participant_hung_up' : 'participant_updated_via_api');
    throw reason;
  }
}
