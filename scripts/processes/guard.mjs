import { fork } from 'node:child_process';
import path from 'node:path';
import { startTimeOf } from './liveness.mjs';

/**
 * Starts the watchdog that outlives this process for as long as it takes to stop what is registered here.
 * `watch(pid, kind, signal)`: kind 'app' goes first, 'store' (a database) last, with `signal` (none: it notices by itself).
 * `watchGroup(pid)`: the leader of a process group, killed with all its members.
 * `close()` brings down what is still registered and waits for it.
 */
export function openGuard() {
  const watchdog = fork(path.join(import.meta.dirname, 'watchdog.mjs'), {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [],
  });
  watchdog.unref();
  watchdog.channel?.unref();
  const ended = new Promise((resolve) => {
    watchdog.once('exit', resolve);
    watchdog.once('error', resolve);
  });
  const tell = (message) => {
    if (watchdog.connected) watchdog.send(message, () => {});
  };
  return {
    watch: (pid, kind, signal) => tell({ watch: { pid, kind, signal, startTime: startTimeOf(pid) } }),
    watchGroup: (pid) => tell({ watch: { pid, kind: 'app', signal: 'SIGKILL', group: true, startTime: startTimeOf(pid) } }),
    forget: (pid) => tell({ forget: pid }),
    removeDirectoryAtEnd: (directory) => tell({ removeDirectory: directory }),
    close: async () => {
      if (!watchdog.connected) return;
      watchdog.ref();
      watchdog.disconnect();
      await ended;
    },
  };
}
