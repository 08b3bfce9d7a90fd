/** Our states of a text: before the carrier knows of it, then the carrier's own, and those for "it never came to be". */
export type TextStateName =
  | 'intended'
  | 'placing'
  | 'unknown'
  | 'queued'
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'undelivered'
  | 'failed'
  | 'canceled'
  | 'refused'
  | 'not-created'
  | 'received';

const rank: Record<TextStateName, number> = {
  intended: 0,
  placing: 1,
  unknown: 1,
  queued: 2,
  sending: 3,
  sent: 4,
  delivered: 9,
  undelivered: 9,
  failed: 9,
  canceled: 9,
  refused: 9,
  'not-created': 9,
  received: 9,
};

export function isFinalText(state: TextStateName): boolean {
  return rank[state] === 9;
}

/** F98: reports come in any order, twice, or late. A text only ever moves to a higher state and never leaves a final one. */
export function textMoves(from: TextStateName, to: TextStateName): boolean {
  return rank[to] > rank[from];
}

const carrierWords: Readonly<Record<string, TextStateName>> = {
  accepted: 'queued',
  scheduled: 'queued',
  queued: 'queued',
  sending: 'sending',
  sent: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'undelivered',
  failed: 'failed',
  canceled: 'canceled',
};

/** The state of a text in a carrier's list; null for a word that says nothing about its delivery. */
export function readTextState(word: string): TextStateName | null {
  return Object.hasOwn(carrierWords, word) ? carrierWords[word]! : null;
}
