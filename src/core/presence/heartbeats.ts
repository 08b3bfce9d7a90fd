/** A browser gives a sign of life at least this often; one that was silent for longer is not rung. */
export const heartbeatSeconds = 30;
/** While somebody is offered to it, so often: the person waits, and is not left with a browser that is gone. */
export const offeredHeartbeatSeconds = 3;
// Two of these may be lost; with the sweep's two seconds the person is free within ten.
const silentWhileOfferedSeconds = 8;

export interface BrowserFacts {
  /** Its last sign of life; null: it said itself that it cannot be rung. */
  readonly seenAt: Date | null;
  /** Somebody is offered to it since then. */
  readonly offeredAt: Date | null;
}

/** Whether a counsellor's browser is gone, when so many heartbeats in a row may be missed. */
export function isVanished({ seenAt, offeredAt }: BrowserFacts, heartbeats: number, at: Date): boolean {
  if (!seenAt) return true;
  const isSilentFor = (seconds: number, since: Date) => at.getTime() - since.getTime() >= seconds * 1000;
  if (offeredAt && isSilentFor(silentWhileOfferedSeconds, seenAt > offeredAt ? seenAt : offeredAt)) return true;
  return isSilentFor(heartbeats * heartbeatSeconds, seenAt);
}
