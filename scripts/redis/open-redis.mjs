import { spawn } from 'node:child_process';
import net from 'node:net';
import os from 'node:os';
import { freePort } from '../processes/ports.mjs';
import { compileRedis } from './compile-redis.mjs';
import { findRedis } from './find-redis.mjs';

const START_WITHIN_MS = 10_000;
const DATABASES = 64; // one for each test file that runs at the same time

function ping(port) {
  return new Promise((resolve) => {
    const socket = net.connect({ host: '127.0.0.1', port, timeout: 500 }, () => socket.write('PING\r\n'));
    const settle = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('data', (text) => settle(text.toString().startsWith('+PONG')));
    socket.once('error', () => settle(false));
    socket.once('timeout', () => settle(false));
  });
}

/** In memory only; bound to this machine; `hz` so high that delayed jobs are a few, not a hundred, milliseconds late. */
async function run({ file, env }, guard) {
  const port = await freePort();
  const flags = {
    port,
    bind: '127.0.0.1',
    dir: os.tmpdir(),
    save: '',
    appendonly: 'no',
    databases: DATABASES,
    hz: 100,
    'maxmemory-policy': 'noeviction',
  };
  const words = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(file, words, { env: { ...process.env, ...env }, stdio: 'ignore', detached: true });
  const exited = new Promise((resolve) => {
    child.once('exit', resolve);
    child.once('error', resolve);
  });
  if (child.pid) guard.watch(child.pid, 'store', 'SIGTERM');
  const deadline = Date.now() + START_WITHIN_MS;
  while (!(await ping(port))) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`${file} did not start`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
    guard.forget(child.pid);
  };
  return { url: `redis://127.0.0.1:${port}`, description: file, stop };
}

/**
 * A Redis to use and lose: REDIS_URL, else a server that this machine has or its package manager brings. Resolves to { url,
 * description, stop() }. Without any, one is compiled where it is `required`; otherwise the answer is undefined.
 */
export async function openRedis({ guard, required }) {
  if (process.env.REDIS_URL) return { url: process.env.REDIS_URL, description: 'REDIS_URL', stop: async () => {} };
  const server = await findRedis();
  if (server) return run(server, guard);
  return required ? compileRedis() : undefined;
}
