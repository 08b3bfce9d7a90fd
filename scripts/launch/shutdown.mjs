const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const PARENT_CHECK_MS = 1_000;
// One Ctrl-C reaches a program twice: the terminal tells its whole group, and npm passes on what it was told.
const SAME_REQUEST_MS = 1_000;

/** npm killed with -9 tells its child nothing; the child notices that it has another parent. */
function watchParent(onOrphaned) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) onOrphaned();
  }, PARENT_CHECK_MS).unref();
}

/** Resolves to { code: 0, reason } when somebody asks this process to stop; a second request ends it at once. */
export function stopRequested() {
  return new Promise((resolve) => {
    let askedAt = null;
    const onSignal = (name) => {
      if (askedAt === null) {
        askedAt = Date.now();
        resolve({ code: 0, reason: name });
      } else if (Date.now() - askedAt > SAME_REQUEST_MS) process.exit(130); // the watchdog brings down what is left
    };
    for (const name of SIGNALS) process.on(name, onSignal);
    watchParent(() => {
      if (askedAt === null) onSignal('npm has gone');
    });
  });
}

/** What runs, stopped in the opposite order of its start: application, simulator, database. */
export function runningThings() {
  const running = [];
  return {
    add: (name, stop) => running.push({ name, stop }),
    stopAll: async () => {
      for (const { name, stop } of running.splice(0).toReversed()) {
        await stop().catch((error) => console.error(`[stop] ${name}: ${error.message}`));
      }
    },
  };
}
