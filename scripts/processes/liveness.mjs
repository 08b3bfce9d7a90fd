import fs from 'node:fs';

const STATE = 0;
const START_TIME = 19; // field 22 of /proc/PID/stat, counted after the parenthesised name

function statFields(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** Start time in clock ticks: with the number it identifies a process for good. '' where /proc does not exist. */
export function startTimeOf(pid) {
  return statFields(pid)?.[START_TIME] ?? '';
}

/** Numbers are reused and zombies keep theirs, so a number alone proves nothing: pass the start time when it is known. */
export function isAlive(pid, startTime = '') {
  const fields = statFields(pid);
  if (fields) return fields[STATE] !== 'Z' && (startTime === '' || fields[START_TIME] === startTime);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** True when the signal was delivered; false when the process has gone already. */
export function signal(pid, name) {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}

/** Waits at most `milliseconds` for the process to go; answers whether it has gone. */
export async function goneWithin(milliseconds, pid, startTime) {
  const deadline = Date.now() + milliseconds;
  while (isAlive(pid, startTime)) {
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}
