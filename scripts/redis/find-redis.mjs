import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const NAMES = ['redis-server', 'valkey-server'];
const BY_HAND =
  'install redis-server (Debian, Ubuntu: sudo apt-get install redis-server; macOS: brew install redis) or set REDIS_URL';

function onPath() {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/local/bin', '/usr/bin'];
  const candidates = folders.filter(Boolean).flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  return candidates.find((file) => {
    try {
      fs.accessSync(file, fs.constants.X_OK);
      return fs.statSync(file).isFile();
    } catch {
      return false;
    }
  });
}

function aptGet(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}

/** As root only, and without starting the system's own service where that can be asked for. */
function installWithApt() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return undefined;
  console.error('[redis] No Redis here: installing redis-server with apt-get ...');
  const install = ['install', '--yes', '--quiet', '--no-install-recommends', '-o', 'Dpkg::Use-Pty=0', 'redis-server'];
  return aptGet(['update', '--quiet']) && aptGet(install) ? onPath() : undefined;
}

/** Downloads the source of Redis and compiles it, minutes the first time; npm's copy of the package runs no script by itself. */
async function compile() {
  console.error('[redis] No Redis here: compiling one (redis-memory-server), this can take minutes ...');
  process.env.REDISMS_DISABLE_POSTINSTALL = '1';
  try {
    const { RedisMemoryServer } = await import('redis-memory-server');
    const server = await RedisMemoryServer.create();
    return {
      url: `redis://${await server.getHost()}:${await server.getPort()}`,
      description: 'redis-memory-server',
      stop: () => server.stop(),
    };
  } catch (error) {
    console.error(`[redis] ${error.message}`);
    return undefined;
  }
}

/** A Redis binary that is here or that apt-get brings: its path, or undefined. */
export function findRedisBinary({ mayInstall }) {
  return onPath() ?? (mayInstall ? installWithApt() : undefined);
}

/** The last resort. Throws with the command to run. */
export async function compileRedis() {
  const server = await compile();
  if (server) return server;
  throw new Error(`The tests need a Redis and none could be found or made: ${BY_HAND}`);
}
