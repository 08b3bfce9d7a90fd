import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openCluster } from './cluster.mjs';
import { startServer, stopServer } from './server.mjs';

// What was committed outlives a crash of the server, though not one of the machine: stories crash it and trust what they were told.
const CARELESS = { fsync: 'off', full_page_writes: 'off', autovacuum: 'off' };

/**
 * A cluster in a temporary folder, gone after stop() or with this process: { url, description, stop() }, `url` being the
 * superuser's on the database `postgres`. `durable` keeps the disk honest (for measurements); otherwise a crash of the
 * machine may lose everything, for speed.
 */
export async function throwAwayPostgres({ durable, guard }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ringback-postgres-'));
  fs.chmodSync(folder, 0o755); // when root lends it an identity, that user must get in
  guard.removeDirectoryAtEnd(folder);
  const cluster = await openCluster(path.join(folder, 'data'), { durable: false });
  const settings = { max_connections: 500, shared_buffers: '128MB', ...(durable ? {} : CARELESS) };
  const server = await startServer(cluster, { settings, guard });
  return {
    url: server.url,
    description: cluster.identity.description,
    stop: async () => {
      await stopServer(server.pid);
      fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
