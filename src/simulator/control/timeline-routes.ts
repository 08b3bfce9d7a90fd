import type { FastifyInstance } from 'fastify';
import type { TimelineEvent } from '../record/timeline.js';
import type { World } from '../world.js';

/** The longest a client waits to notice that the stream is dead. */
const HEARTBEAT_MS = 15_000;

function lastSeen(after: unknown): number {
  const seq = Number(after);
  return Number.isInteger(seq) && seq > 0 ? seq : 0;
}

/** The timeline, as a list and as server-sent events that resume by `Last-Event-ID` or `?after=`. */
export function timelineRoutes(app: FastifyInstance, world: World): void {
  app.get<{ Querystring: { after?: string } }>('/timeline', (request) => world.timeline.after(lastSeen(request.query.after)));
  app.get<{ Querystring: { after?: string } }>('/timeline/stream', (request, reply) => {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const send = (event: TimelineEvent): void => {
      raw.write(`id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`);
    };
    for (const event of world.timeline.after(lastSeen(request.headers['last-event-id'] ?? request.query.after))) send(event);
    const unsubscribe = world.timeline.subscribe(send);
    const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS);
    raw.on('close', () => {
      clearInterval(heartbeat);
      unsubscribe();
    });
  });
}
