import { announce } from '../conferences/announce.js';
import { endHold, holdSeat } from '../conferences/hold-seat.js';
import { reportRoom, seatParameters } from '../conferences/report-room.js';
import type { Room, Seat } from '../conferences/room.js';
import type { FormReader } from '../rest/form-reader.js';
import { HTTP_METHODS } from '../webhooks/webhook.js';
import type { World } from '../world.js';

function changeHold(world: World, room: Room, seat: Seat, form: FormReader): void {
  const held = seat.hold;
  const url = form.url('HoldUrl', 21205);
  // Unlike every other method of Twilio's, this one is GET unless told.
  const method = form.oneOf('HoldMethod', HTTP_METHODS) ?? 'GET';
  seat.hold = form.flag('Hold') ?? held;
  if (seat.hold === held) return;
  if (seat.hold) holdSeat(world, room, seat, url ? { url, method } : undefined);
  else endHold(seat);
  if (seat.hold) seat.call.farEnd?.reached('hold');
  reportRoom(world, room, seat.hold ? 'participant-hold' : 'participant-unhold', seatParameters(seat));
}

function changeWait(seat: Seat, form: FormReader): void {
  const url = form.text('WaitUrl') === '' ? '' : form.url('WaitUrl', 21205);
  if (url !== undefined) seat.waitWith({ url, method: form.method('WaitMethod') });
}

/** Mutes, holds, coaches, announces to one participant; whatever is not named stays as it is. */
export function updateParticipant(world: World, room: Room, seat: Seat, form: FormReader): void {
  const wasMuted = seat.muted;
  const modifies = ['EndConferenceOnExit', 'Coaching', 'CallSidToCoach'].some((name) => form.has(name));
  form.flag('BeepOnExit');
  seat.muted = form.flag('Muted') ?? wasMuted;
  seat.endConferenceOnExit = form.flag('EndConferenceOnExit') ?? seat.endConferenceOnExit;
  seat.coaching = form.flag('Coaching') ?? seat.coaching;
  seat.callSidToCoach = form.text('CallSidToCoach') ?? seat.callSidToCoach;
  seat.updatedAt = world.clock.now();
  if (seat.muted !== wasMuted) {
    reportRoom(world, room, seat.muted ? 'participant-mute' : 'participant-unmute', seatParameters(seat));
  }
  changeHold(world, room, seat, form);
  if (modifies) reportRoom(world, room, 'participant-modify', seatParameters(seat));
  changeWait(seat, form);
  const announcement = form.url('AnnounceUrl', 21205);
  if (announcement) announce(world, room, [seat], { url: announcement, method: form.method('AnnounceMethod') });
}
