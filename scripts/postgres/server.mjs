import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { Client } from 'pg';
import { goneWithin, signal } from '../processes/liveness.mjs';
import { freePort } from '../processes/ports.mjs';
import { postgresCommand } from './cluster.mjs';
import { disownPidFile, liveServer, readPidFile } from './pid-file.mjs';

const START_WITHIN_MS = 60_000; // crash recovery of a large cluster takes time
const FAST_STOP_MS = 3_000;
const LOG_LIMIT_BYTES = 10_000_000;

/** Runs one query on a connection of its own. */
export async function query(url, text, values = []) {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000, application_name: 'ringback launcher' });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** A port alone does not prove that the right server answers there. */
async function answers(cluster, port) {
  try {
    const [row] = await query(cluster.url(port), 'show data_directory');
    return row.data_directory === cluster.directory;
  } catch {
    return false;
  }
}

function openLog(file) {
  if (fs.existsSync(file) && fs.statSync(file).size > LOG_LIMIT_BYTES) fs.renameSync(file, `${file}.old`);
  return fs.openSync(file, 'a', 0o600);
}

function lastLines(file) {
  return fs.readFileSync(file, 'utf8').trimEnd().split('\n').slice(-5).join('\n');
}

/** In a session of its own: Ctrl-C must reach the launcher alone, for the database stops last. */
function spawnServer(cluster, port, settings) {
  const logFile = `${cluster.directory}.log`;
  const log = openLog(logFile);
  const flags = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings };
  const words = Object.entries(flags).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { file, args, options } = postgresCommand(cluster.identity, 'postgres', [
    '-D',
    cluster.directory,
    '-p',
    String(port),
    ...words,
  ]);
  const child = spawn(file, args, { ...options, detached: true, stdio: ['ignore', log, log] });
  fs.closeSync(log);
  const server = { child, pid: child.pid, port, logFile, url: cluster.url(port), ended: false };
  server.exited = new Promise((resolve) => {
    const end = () => {
      server.ended = true;
      resolve();
    };
    child.once('exit', end);
    child.once('error', end);
  });
  return server;
}

async function becomesReady(cluster, server) {
  const deadline = Date.now() + START_WITHIN_MS;
  while (!server.ended && Date.now() < deadline) {
    const entry = readPidFile(cluster.directory);
    if (entry?.pid === server.pid && entry.status === 'ready' && (await answers(cluster, server.port))) return true;
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  return false;
}

/**
 * Starts the server of a cluster that has none: { child, pid, port, url, exited, ended, logFile }. Resolves to undefined when
 * another process was quicker; throws, with the end of the log, when it does not come up.
 */
export async function startServer(cluster, { port, settings = {}, guard }) {
  disownPidFile(cluster.directory);
  const server = spawnServer(cluster, port ?? (await freePort()), settings);
  if (server.pid) guard.watch(server.pid, 'store', 'SIGINT');
  void server.exited.then(() => guard.forget(server.pid));
  if (await becomesReady(cluster, server)) return server;
  if (!server.ended) signal(server.pid, 'SIGQUIT');
  if (liveServer(cluster.directory)) return undefined;
  throw new Error(
    `PostgreSQL did not start ${cluster.identity.description}. Its log (${server.logFile}) ends with:\n${lastLines(server.logFile)}`,
  );
}

/** PostgreSQL's words: SIGINT is a fast stop (sessions are cut, data is written), SIGQUIT an immediate one (recovery follows). */
export async function stopServer(pid) {
  if (!signal(pid, 'SIGINT')) return;
  if (await goneWithin(FAST_STOP_MS, pid)) return;
  signal(pid, 'SIGQUIT');
  await goneWithin(FAST_STOP_MS, pid);
}
