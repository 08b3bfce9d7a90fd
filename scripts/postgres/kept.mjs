import fs from 'node:fs';
import path from 'node:path';
import { withLock } from '../processes/lock.mjs';
import { openCluster } from './cluster.mjs';
import { keepAlive } from './keep-alive.mjs';
import { ownerOf, takeOwnership } from './ownership.mjs';
import { liveServer } from './pid-file.mjs';
import { query, startServer, stopServer } from './server.mjs';

const database = 'ringback';
const SETTLE_MS = 200;

const directoryIn = (dataDir) => path.join(path.resolve(dataDir), 'postgres');

/** Somebody else runs this data directory; `owner` says who. */
export class AlreadyOwned extends Error {
  constructor(owner, dataDir) {
    super(`The data in ${dataDir} is in use by ${owner}`);
    this.owner = owner;
  }
}

function openDataDirectory(dataDir) {
  try {
    fs.mkdirSync(dataDir, { recursive: true });
    fs.accessSync(dataDir, fs.constants.W_OK);
  } catch (error) {
    throw new Error(
      `Cannot write to ${dataDir} (${error.code}): start as the user it belongs to, or set DATA_DIR to a folder of your own`,
      { cause: error },
    );
  }
}

async function createDatabase(url, name) {
  const found = await query(url, 'select 1 from pg_database where datname = $1', [name]);
  if (found.length === 0) await query(url, `create database ${name}`);
}

/** Starts the server, or takes the place of one whose owner has died: that one is stopped, its sessions belong to nobody. */
async function startOrSucceed(cluster, dataDir, guard) {
  for (;;) {
    const running = liveServer(cluster.directory);
    if (!running) {
      const server = await startServer(cluster, { guard });
      if (server) return server;
    } else if (running.status === 'ready') {
      const owner = await ownerOf(cluster.url(running.port)).catch(() => undefined);
      if (owner) throw new AlreadyOwned(owner, dataDir);
      await stopServer(running.pid);
    }
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  }
}

/**
 * Runs the PostgreSQL of DATA_DIR for this process alone, data kept between runs; `name` tells others who we are.
 * Resolves to { url, pid, port, description, lost, stop() }; `lost` resolves to an Error when it cannot be kept running.
 * Throws AlreadyOwned when another process owns it.
 */
export async function ownPostgres({ dataDir, name, guard }) {
  openDataDirectory(dataDir);
  const owner = `${name}, process ${process.pid}`;
  return withLock(`${directoryIn(dataDir)}.starting`, async () => {
    const cluster = await openCluster(directoryIn(dataDir), { durable: true });
    const server = await startOrSucceed(cluster, dataDir, guard);
    const ownership = await takeOwnership(server.url, owner);
    if (!ownership) throw new AlreadyOwned('another process', dataDir);
    await createDatabase(server.url, database);
    const kept = keepAlive(cluster, server, { guard });
    return {
      url: cluster.url(server.port, database),
      port: server.port,
      pid: server.pid,
      description: cluster.identity.description,
      lost: kept.lost,
      stop: async () => {
        await ownership.release();
        await kept.stop();
      },
    };
  });
}

/** For tools: uses the running server of DATA_DIR whoever owns it, or runs it for as long as the tool takes. */
export async function borrowPostgres({ dataDir, name, guard }) {
  const directory = directoryIn(dataDir);
  if (!fs.existsSync(`${directory}.password`))
    throw new Error(`There is no database in ${dataDir} yet: run npm start first, or set DATABASE_URL`);
  const cluster = await openCluster(directory, { durable: true });
  const running = liveServer(cluster.directory);
  if (running?.status === 'ready' && (await ownerOf(cluster.url(running.port)))) {
    return { url: cluster.url(running.port, database), stop: async () => {} };
  }
  return ownPostgres({ dataDir, name, guard });
}
