/** Counts of fewer people than this never leave: whoever knows one of them would know them all. */
export const smallestCell = 11;

export interface Cell<Name> {
  readonly name: Name;
  readonly count: number;
}

export interface PublishedCells<Name> {
  /** Largest first; each of at least `smallestCell`. */
  readonly cells: readonly Cell<Name>[];
  /** All that is not listed, together. Null: too few to tell. Zero: nothing is hidden. */
  readonly others: number | null;
  /** Null whenever it would give `others` away. */
  readonly total: number | null;
}

/**
 * What may be told of `cells`. Cells that are too small are told together; when they are too few even together, the smallest of the
 * others joins them, so that neither a sum nor a difference ever singles out fewer than `smallestCell`. When nothing is left to join
 * them, they and the total stay unsaid.
 */
export function publishCells<Name>(cells: readonly Cell<Name>[]): PublishedCells<Name> {
  const ordered = cells.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
  const shown = ordered.filter(({ count }) => count >= smallestCell);
  const hidden = ordered.slice(shown.length);
  let others = hidden.reduce((sum, { count }) => sum + count, 0);
  if (others > 0 && others < smallestCell) others += shown.pop()?.count ?? 0;
  const tellable = others === 0 || others >= smallestCell;
  const listed = shown.reduce((sum, { count }) => sum + count, 0);
  return { cells: shown, others: tellable ? others : null, total: tellable ? listed + others : null };
}

/** A count of a file that leaves: too few are told as fewer than `smallestCell`, none as none. */
export function publishCount(count: number): string {
  return count > 0 && count < smallestCell ? `<${smallestCell}` : String(count);
}
