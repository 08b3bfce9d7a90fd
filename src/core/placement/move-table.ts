/** For each state, those that may follow it; none: it is an end. */
export type MoveTable<S extends string> = Readonly<Record<S, readonly S[]>>;

/** Why `from` cannot become `to`, as a sentence; null when it can. */
export function whyNotMove<S extends string>(table: MoveTable<S>, what: string, from: S, to: S): string | null {
  if (table[from].includes(to)) return null;
  if (table[from].length === 0) return `The ${what} is ${from}: that is its end.`;
  return `The ${what} is ${from}: it can become ${table[from].join(', ')}.`;
}
