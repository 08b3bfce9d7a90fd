import { spawn } from 'node:child_process';
import { projectRoot } from '../project-root.mjs';

/** The environment for a child: debug and loader flags of this process are nobody else's business. */
export function childEnvironment(additions = {}) {
  const { NODE_OPTIONS: _dropped, ...inherited } = process.env;
  return { ...inherited, ...additions };
}

function firstReadyMessage(child) {
  return new Promise((resolve) => {
    child.on('message', (message) => {
      if (message?.ready) resolve(message);
    });
  });
}

async function stopChild(child, exited, graceMs) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await exited;
  clearTimeout(timer);
}

/**
 * Starts a Node program in a session of its own (Ctrl-C reaches only the launcher, which decides the order) and with a
 * channel whose end tells the program that its launcher has died. `ready` resolves to what the program reports;
 * `endedEarly` rejects when it ends: race the two. `exited` resolves to { code, reason }.
 */
export function startService(name, entry, { env, guard }) {
  const child = spawn(process.execPath, ['--enable-source-maps', entry], {
    cwd: projectRoot,
    env: childEnvironment(env),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
  });
  const exited = new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, reason: error.message }));
    child.once('exit', (code, signal) => resolve({ code: code ?? 1, reason: signal ?? `exit code ${code}` }));
  });
  const ready = firstReadyMessage(child);
  if (child.pid) guard.watch(child.pid, 'app');
  void exited.then(() => guard.forget(child.pid));
  const endedEarly = exited.then(({ reason }) => {
    throw new Error(`${name} ended before it was ready (${reason})`);
  });
  endedEarly.catch(() => {}); // of interest to those who wait for it, and later to nobody
  return { name, pid: child.pid, exited, ready, endedEarly, stop: (graceMs) => stopChild(child, exited, graceMs) };
}
