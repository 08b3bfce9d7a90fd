/** The header by which the console says that somebody touched keyboard, mouse or screen since its last request. */
export const activityHeader = 'x-user-active';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What a browser sends by itself, as long as it is open. */
const sentByItself = new Set(['POST /v1/me/softphone/heartbeat', 'POST /v1/me/softphone/token']);

/**
 * Is this request an act of a human? What changes something is, unless a browser sends it by itself. What only reads is one when the console
 * says so, else it may be a screen that asks again and again, and an open screen alone keeps nobody signed in (L-202).
 */
export function isUserActivity(method: string, route: string, header: string | undefined): boolean {
  if (header === 'true') return true;
  return !reading.has(method) && !sentByItself.has(`${method} ${route}`);
}
