import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { isAlive } from '../processes/liveness.mjs';

const fileIn = (directory) => path.join(directory, 'postmaster.pid');

/** What postmaster.pid says, or undefined: { pid, port, status: 'starting' | 'ready' | 'stopping' | ... }. */
export function readPidFile(directory) {
  try {
    const lines = fs
      .readFileSync(fileIn(directory), 'utf8')
      .split('\n')
      .map((line) => line.trim());
    return { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7] ?? 'starting' };
  } catch {
    return undefined;
  }
}

/** Whether that process is a live PostgreSQL of this directory, and not a stranger who was given the number since. */
function servesDirectory(pid, directory) {
  if (!isAlive(pid)) return false;
  try {
    const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return command.includes('postgres') && command.split('\0').includes(directory);
  } catch {
    return process.platform !== 'linux';
  }
}

/** The live server of the directory, as readPidFile gives it, or undefined. */
export function liveServer(directory) {
  const entry = readPidFile(directory);
  return entry && servesDirectory(entry.pid, directory) ? entry : undefined;
}

/**
 * A pid file whose number now belongs to another process of the same user stops PostgreSQL for ever. The file must not be
 * deleted: a later line of it is how PostgreSQL recognises backends that outlived their server. So only the number is
 * replaced, by one that is certainly dead. Call it only when liveServer() found none.
 */
export function disownPidFile(directory) {
  const file = fileIn(directory);
  if (!fs.existsSync(file)) return;
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  lines[0] = String(spawnSync('true').pid);
  fs.writeFileSync(file, lines.join('\n'));
}
