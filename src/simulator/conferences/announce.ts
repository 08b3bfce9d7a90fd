import type { UrlAndMethod } from '../calls/call.js';
import { loadDocument } from '../twiml/load-document.js';
import { TwimlFailure } from '../twiml/twiml-failure.js';
import { isPrompt, prompt } from '../verbs/prompts.js';
import { runDocuments } from '../verbs/run-document.js';
import type { WebhookParameters } from '../webhooks/webhook.js';
import type { World } from '../world.js';
import { reportRoom } from './report-room.js';
import type { Room, Seat } from './room.js';

/** One request, whoever hears it; every listener hears every verb at the same time. */
async function play(world: World, room: Room, seats: readonly Seat[], { url, method }: UrlAndMethod): Promise<void> {
  const [first] = seats;
  if (!first) return;
  const extra = { ConferenceSid: room.sid, FriendlyName: room.friendlyName };
  const document = await loadDocument(world, first.call, { kind: 'url', name: 'conference announce url', url, method, extra });
  for (const node of document.verbs) {
    const { tag } = node;
    if (!isPrompt(tag)) throw new TwimlFailure(12200, `<${tag}> is not allowed in an announcement`, url);
    const listening = seats.filter((seat) => !seat.call.isOver);
    const running = { world, signal: room.over.signal, run: runDocuments };
    await Promise.all(listening.map((seat) => prompt({ ...running, call: seat.call }, node, tag)));
  }
}

/** Speaks to these participants, once, and reports how it went. Returns at once. */
export function announce(world: World, room: Room, seats: readonly Seat[], target: UrlAndMethod): void {
  const about: WebhookParameters = { AnnounceUrl: target.url };
  play(world, room, seats, target).then(
    () => reportRoom(world, room, 'announcement-end', about),
    (error: unknown) => {
      if (room.over.signal.aborted) return;
      reportRoom(world, room, 'announcement-fail', { ...about, ReasonAnnouncementFailed: String(error) });
    },
  );
}
