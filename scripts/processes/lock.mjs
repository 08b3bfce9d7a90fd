// A lock is a directory that appears with its owner's name already inside (rename is atomic and refuses a directory that is
// not empty), so a process that dies half-way never leaves a lock without an owner.
import fs from 'node:fs';
import path from 'node:path';
import { isAlive, startTimeOf } from './liveness.mjs';

const RETRY_MS = 200;

function ownerOf(lock) {
  try {
    const [pid, startTime] = fs.readFileSync(path.join(lock, 'owner'), 'utf8').split(' ');
    return { pid: Number(pid), startTime };
  } catch {
    return undefined;
  }
}

function tryAcquire(lock) {
  const candidate = `${lock}.${process.pid}`;
  fs.mkdirSync(candidate, { recursive: true });
  fs.writeFileSync(path.join(candidate, 'owner'), `${process.pid} ${startTimeOf(process.pid)}`);
  try {
    fs.renameSync(candidate, lock);
    return true;
  } catch (error) {
    fs.rmSync(candidate, { recursive: true, force: true });
    if (error.code === 'ENOTEMPTY' || error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Two waiters may see the same dead owner. The grave is named after it and stays until its digger is done, so the slower one
 * cannot bury the lock that the faster one has made since: that rename meets a directory that is not empty.
 */
function bury(lock, owner) {
  const grave = `${lock}.dead-${owner.pid}-${owner.startTime}`;
  try {
    fs.renameSync(lock, grave);
    return grave;
  } catch {
    return undefined;
  }
}

/** Runs `work` while no other process holds `lock` (a path). Waits for a live owner, takes over from a dead one. */
export async function withLock(lock, work, onWait = () => {}) {
  let grave;
  let waiting = false;
  while (!tryAcquire(lock)) {
    const owner = ownerOf(lock);
    if (owner && !isAlive(owner.pid, owner.startTime)) {
      grave = bury(lock, owner) ?? grave;
      continue;
    }
    if (!waiting && owner) onWait(owner);
    waiting = true;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
  try {
    return await work();
  } finally {
    if (grave) fs.rmSync(grave, { recursive: true, force: true });
    fs.rmSync(lock, { recursive: true, force: true });
  }
}
