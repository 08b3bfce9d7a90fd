import type { FastifyInstance } from 'fastify';
import type { TimelineEvent } from '../record/timeline.js';
import type { World } from '../world.js';
import { eventStream } from './event-stream.js';

function lastSeen(after: unknown): number {
  const seq = Number(after);
  return Number.isInteger(seq) && seq > 0 ? seq : 0;
}

/** The timeline, as a list and as server-sent events that resume by `Last-Event-ID` or `?after=`. */
export function timelineRoutes(app: FastifyInstance, world: World): void {
  app.get<{ Querystring: { after?: string } }>('/timeline', (request) => world.timeline.after(lastSeen(request.query.after)));
  app.get<{ Querystring: { after?: string } }>('/timeline/stream', (request, reply) => {
    const stream = eventStream(reply);
    const send = (event: TimelineEvent): void => stream.send({ id: String(event.seq), data: JSON.stringify(event) });
    for (const event of world.timeline.after(lastSeen(request.headers['last-event-id'] ?? request.query.after))) send(event);
    stream.onClose(world.timeline.subscribe(send));
  });
}
