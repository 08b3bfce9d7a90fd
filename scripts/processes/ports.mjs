import net from 'node:net';

// Below 32768 the system hands out no port to outgoing connections, so nothing takes one between our look and its use.
const LOWEST = 20_000;
const HIGHEST = 32_000;

/** Resolves to undefined when something can listen there, else to the reason (EADDRINUSE, EACCES, ...). */
export function whyNotFree(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (error) => resolve(error.code));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

/** A port of 127.0.0.1 on which nobody listens; with `count` 2, that one and the next are free. */
export async function freePort(count = 1) {
  for (;;) {
    const first = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    const reasons = await Promise.all(Array.from({ length: count }, (_, offset) => whyNotFree(first + offset)));
    if (reasons.every((reason) => reason === undefined)) return first;
  }
}
