/** Starts `act` so often in a second, late or not, and resolves to what all of them answered. */
export async function steadily(perSecond, seconds, act) {
  const started = [];
  const start = Date.now();
  for (let n = 0; n < perSecond * seconds; n++) {
    const wait = start + (n * 1000) / perSecond - Date.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    started.push(act());
  }
  return Promise.all(started);
}
