const ASK_EVERY_MS = 100;
const ONE_ANSWER_WITHIN_MS = 2_000;

async function statusOf(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(ONE_ANSWER_WITHIN_MS) })).status;
  } catch {
    return undefined;
  }
}

async function poll(milliseconds, url, accepts, complaint) {
  const deadline = Date.now() + milliseconds;
  while (!accepts(await statusOf(url))) {
    if (Date.now() > deadline) throw new Error(`${url} ${complaint} in ${milliseconds / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
}

/** Resolves once something speaks HTTP there, whatever it says. */
export function answersWithin(milliseconds, url) {
  return poll(milliseconds, url, (status) => status !== undefined, 'did not answer');
}

/** Resolves once the application at `url` says that it can work. */
export function readyWithin(milliseconds, url) {
  return poll(milliseconds, new URL('/health/ready', url).href, (status) => status === 200, 'did not report ready');
}
