/** Whoever sends a statement with its values, triggers and foreign keys off. */
interface Statements {
  query(text: string, values: readonly unknown[]): Promise<unknown>;
}

interface Past {
  readonly leads: number;
  readonly calls: number;
  readonly days: number;
  readonly until: Date;
}

export function addPastRows(client: Statements, past: Past): Promise<void>;
