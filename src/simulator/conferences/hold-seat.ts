import type { UrlAndMethod } from '../calls/call.js';
import { TwimlFailure } from '../twiml/twiml-failure.js';
import { hear } from '../verbs/prompts.js';
import { runDocuments } from '../verbs/run-document.js';
import type { World } from '../world.js';
import type { Room, Seat } from './room.js';

const ALLOWED = ['Play', 'Say', 'Pause', 'Redirect'];
/** Between two rounds of a hold document, so that an empty one does not ask without a pause. */
const BETWEEN_ROUNDS = 1;

async function repeat(world: World, room: Room, seat: Seat, target: UrlAndMethod, signal: AbortSignal): Promise<never> {
  const extra = { ConferenceSid: room.sid, FriendlyName: room.friendlyName };
  for (;;) {
    const source = { kind: 'url', name: 'conference hold url', ...target, extra } as const;
    await runDocuments({ world, call: seat.call, signal, allowed: ALLOWED, run: runDocuments }, source);
    await world.clock.wait(BETWEEN_ROUNDS, signal);
  }
}

/** Plays the hold document to this participant again and again, or music, until `endHold` or until it leaves. */
export function holdSeat(world: World, room: Room, seat: Seat, target: UrlAndMethod | undefined): void {
  endHold(seat);
  seat.holding = new AbortController();
  const music = (): void => hear(world, seat.call, '(hold music)');
  if (!target) return music();
  const signal = AbortSignal.any([seat.holding.signal, seat.call.over]);
  repeat(world, room, seat, target, signal).catch((error: unknown) => {
    if (signal.aborted) return;
    const detail = error instanceof TwimlFailure ? { code: error.code, message: error.message } : { message: String(error) };
    world.timeline.add('simulator-error', seat.call.subject, detail);
    music();
  });
}

export function endHold(seat: Seat): void {
  seat.holding.abort();
}
