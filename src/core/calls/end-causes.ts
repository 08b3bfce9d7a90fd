import type { Disposition } from '../callbacks/attempt-outcomes.js';

const cutOff: ReadonlySet<string> = new Set(['counsellor-lost', 'hand-over-dropped', 'receiver-left', 'room-ended']);

const afterHandOver: ReadonlySet<string> = new Set(['hand-over-dropped', 'receiver-left']);

/** It broke off while, or after, somebody else was to have the person. */
export function isBrokenHandOver(endCause: string): boolean {
  return afterHandOver.has(endCause);
}

/** The talk was broken off against the will of both: the person is called back at once, whatever the retry table says. */
export function isCutOff(endCause: string): boolean {
  return cutOff.has(endCause);
}

const always: ReadonlySet<Disposition> = new Set(['do-not-call', 'wrong-number']);
const whenTheCounsellorWasThere: ReadonlySet<Disposition> = new Set([...always, 'reached', 'asked-later']);

/**
 * Whether what the counsellor writes of a talk that was cut off is the last word, so that nobody calls at once. After a hand-over
 * that broke off it is only when nobody may or can call again: the counsellor may have left before, believing that it went well.
 */
export function isLastWord(endCause: string, disposition: Disposition): boolean {
  return (isBrokenHandOver(endCause) ? always : whenTheCounsellorWasThere).has(disposition);
}
