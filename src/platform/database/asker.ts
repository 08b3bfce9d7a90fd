import { AsyncLocalStorage } from 'node:async_hooks';

/** What the running programs are in PostgreSQL: a role that owns nothing and is bound by every policy (ADR 0049). */
export const programRole = 'ringback_app';

/**
 * For whom a statement is sent: a word for who it is and one for each kind of rows that is open to them, with commas between. PostgreSQL
 * is told with the statement, and shows and takes no other row. Empty: nobody, to whom nothing is open.
 */
export type Asker = string;

export const nobody: Asker = '';
/** What we do by ourselves: jobs, sweeps, reactions, and what a use case has to look at whoever asked for it. */
export const program: Asker = 'program,people,notes,audit';
/** Somebody with a form of ours or on their own page; the carrier; a website with its key. */
export const visitor: Asker = 'visitor,people';
export const carrier: Asker = 'carrier,people';
export const source: Asker = 'source,people';
/** Anybody who opens an address that is about nobody. */
export const anybody: Asker = 'anybody';

/** What goes on for one asker, who may become known only after it began. */
interface Asking {
  asker: Asker;
}

const asking = new AsyncLocalStorage<Asking>();
let otherwise: Asker = nobody;

/** Said once by a program as it starts: whatever no request is behind is its own work. Without it nothing is open to it. */
export function beginAs(asker: Asker): void {
  otherwise = asker;
}

export function currentAsker(): Asker {
  return asking.getStore()?.asker ?? otherwise;
}

/** Everything that `work` leads to, now and later, is asked for `asker`, or for whom it becomes on the way. */
export function askAs<T>(asker: Asker, work: () => T): T {
  return asking.run({ asker }, work);
}

/** For what has to look at rows that are not open to whoever asked, and tells them of it only what they may know. */
export function asProgram<T>(work: () => T): T {
  return askAs(program, work);
}

/** From here on the request that runs is this one's. */
export function becomeAsker(asker: Asker): void {
  const store = asking.getStore();
  if (store) store.asker = asker;
}
