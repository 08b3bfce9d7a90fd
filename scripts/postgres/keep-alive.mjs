import { startServer, stopServer } from './server.mjs';

const RESTARTS_PER_MINUTE = 5;
const BEFORE_RESTART_MS = 500; // the backends of a killed server need a moment to notice, and it refuses to start before

/** Restarts on the same port: the application's pool reconnects there. */
async function restart(cluster, options, restarts) {
  for (;;) {
    restarts.push(Date.now());
    if (restarts.filter((at) => Date.now() - at < 60_000).length > RESTARTS_PER_MINUTE)
      throw new Error('PostgreSQL keeps ending by itself');
    console.error('[database] PostgreSQL ended unexpectedly: starting it again');
    await new Promise((resolve) => setTimeout(resolve, BEFORE_RESTART_MS));
    const server = await startServer(cluster, options).catch((error) => console.error(`[database] ${error.message}`));
    if (server) return server;
  }
}

/**
 * Watches over a server that must run: { pid(), lost, stop() }. `lost` resolves to an Error once restarting did not help.
 */
export function keepAlive(cluster, firstServer, { guard }) {
  let server = firstServer;
  let stopping = false;
  const restarts = [];
  const lost = new Promise((resolve) => {
    const watch = () =>
      server.exited.then(async () => {
        if (stopping) return;
        try {
          server = await restart(cluster, { port: firstServer.port, guard }, restarts);
          if (stopping) await stopServer(server.pid);
          else void watch();
        } catch (error) {
          resolve(error);
        }
      });
    void watch();
  });
  return {
    lost,
    stop: async () => {
      stopping = true;
      await stopServer(server.pid);
    },
  };
}
