import type { FastifyReply } from 'fastify';

/** The longest a client waits to notice that the stream is dead. */
const HEARTBEAT_MS = 15_000;

interface EventStream {
  /** Sends fields of one event, e.g. `{ id: '7', data: '{}' }`. */
  send(fields: Readonly<Record<string, string>>): void;
  onClose(act: () => void): void;
}

/** Turns a reply into server-sent events; headers set on it before are kept. */
export function eventStream(reply: FastifyReply): EventStream {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
  });
  // Without a first byte a browser does not call the stream open.
  raw.write(': hello\n\n');
  const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS);
  raw.on('close', () => clearInterval(heartbeat));
  return {
    send: (fields) => {
      const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\n`);
      raw.write(`${lines.join('')}\n`);
    },
    onClose: (act) => {
      raw.on('close', act);
    },
  };
}
