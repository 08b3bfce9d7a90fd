/** What the account may do at most; undefined is no limit. */
export interface Limits {
  /** Calls and participants made over REST that are dialled in one simulated second. The rest waits, queued. */
  callsPerSecond: number | undefined;
  /** REST requests at the same time; one more is answered 429. */
  concurrentRequests: number | undefined;
}
