import type { Room, Seat } from '../conferences/room.js';
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

/**
 * What a participant hears before the conference starts: silence for an empty `waitUrl`, music without one, else that
 * document, once. Resolves when it is over for any reason; a wait document that fails does not end the call here.
 */
export async function waitForConference(running: Running, room: Room, seat: Seat): Promise<void> {
  const { waitUrl } = seat.settings;
  if (running.signal.aborted || room.status !== 'init' || waitUrl?.url === '') return;
  if (!waitUrl || isMusic(waitUrl.url)) {
    hear(running.world, running.call, '(hold music)');
    return;
  }
  const over = new AbortController();
  const stop = (): void => over.abort(new WaitOver());
  void room.started.promise.then(stop);
  void seat.putOut.promise.then(stop);
  running.signal.addEventListener('abort', stop, { once: true });
  const extra = { ConferenceSid: room.sid, FriendlyName: room.friendlyName };
  try {
    await running.run(
      { ...running, signal: over.signal, allowed: ALLOWED },
      { kind: 'url', name: 'conference wait url', ...waitUrl, extra },
    );
  } catch (error) {
    if (error instanceof TwimlFailure) noteWarning(running.world, running.call, error.code, error.message, error.url);
    else if (!(error instanceof WaitOver)) throw error;
  }
}
