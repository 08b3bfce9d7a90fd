/** A place in the event log: after the message `id` of the transaction `txId`. Text form `<txId>-<id>`. */
export interface EventCursor {
  readonly txId: bigint;
  readonly id: bigint;
}

/** Null when `text` is no cursor. */
export function parseCursor(text: string): EventCursor | null {
  const match = /^(\d{1,19})-(\d{1,18})$/.exec(text);
  return match ? { txId: BigInt(match[1]!), id: BigInt(match[2]!) } : null;
}

export function formatCursor({ txId, id }: EventCursor): string {
  return `${txId}-${id}`;
}

/** Is `a` after `b` in the log? */
export function isAfter(a: EventCursor, b: EventCursor): boolean {
  return a.txId > b.txId || (a.txId === b.txId && a.id > b.id);
}
