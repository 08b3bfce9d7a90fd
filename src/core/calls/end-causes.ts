const cutOff: ReadonlySet<string> = new Set(['counsellor-lost', 'hand-over-dropped', 'room-ended']);

/** The talk was broken off against the will of both: the person is called back at once, whatever the retry table says. */
export function isCutOff(endCause: string): boolean {
  return cutOff.has(endCause);
}
