import type { UrlAndMethod } from '../calls/call.js';
import type { Room, Seat } from '../conferences/room.js';
import { untilAborted } from '../record/interruption.js';
import { noteWarning } from '../twiml/note-warning.js';
import { TwimlFailure } from '../twiml/twiml-failure.js';
import { hear } from './prompts.js';
import type { Running } from './verb-context.js';

class WaitOver extends Error {}

const ALLOWED = ['Play', 'Say', 'Pause', 'Redirect'];
/** Twilio's own music services, which must not be asked from here. */
const MUSIC_HOST = /(^|\.)(twimlets\.com|twilio\.com)$/;

function isMusic(url: string): boolean {
  return URL.canParse(url) && MUSIC_HOST.test(new URL(url).hostname);
}

async function play(running: Running, room: Room, waitUrl: UrlAndMethod | undefined): Promise<void> {
  if (waitUrl?.url === '') return;
  if (!waitUrl || isMusic(waitUrl.url)) return hear(running.world, running.call, '(hold music)');
  const extra = { ConferenceSid: room.sid, FriendlyName: room.friendlyName };
  await running.run({ ...running, allowed: ALLOWED }, { kind: 'url', name: 'conference wait url', ...waitUrl, extra });
}

/** Answers whether something else is to be heard from now on; else the waiting is over. */
async function waitOnce(running: Running, room: Room, seat: Seat): Promise<boolean> {
  if (running.signal.aborted || room.status !== 'init') return false;
  const over = new AbortController();
  const stop = (): void => over.abort(new WaitOver());
  let changed = false;
  void room.started.promise.then(stop);
  void seat.putOut.promise.then(stop);
  void seat.waitChanged.promise.then(() => {
    changed = true;
    stop();
  });
  running.signal.addEventListener('abort', stop, { once: true });
  try {
    await play({ ...running, signal: over.signal }, room, seat.waitUrl);
    await untilAborted(new Promise<never>(() => undefined), over.signal);
  } catch (error) {
    if (error instanceof TwimlFailure) noteWarning(running.world, running.call, error.code, error.message, error.url);
    else if (!(error instanceof WaitOver)) throw error;
  }
  return changed;
}

/**
 * What a participant hears before the conference starts: silence for an empty `waitUrl`, music without one, else that
 * document, once. Resolves when it is over for any reason; a wait document that fails does not end the call here.
 */
export async function waitForConference(running: Running, room: Room, seat: Seat): Promise<void> {
  let again = true;
  while (again) again = await waitOnce(running, room, seat);
}
