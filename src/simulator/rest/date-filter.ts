import { badRequest } from './rest-error.js';

/** Wire dates have whole seconds, so filters compare whole seconds, or whole UTC days when only a day is given. */
function keyOf(instant: Date, length: number): string {
  return instant.toISOString().slice(0, length);
}

function fits(instant: Date | undefined, bound: string, holds: (own: string, bound: string) => boolean): boolean {
  if (!instant) return false;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(bound);
  const parsed = new Date(bound);
  if (Number.isNaN(parsed.getTime())) throw badRequest(20001, `not a date: ${bound}`);
  const length = isDay ? 10 : 19;
  return holds(keyOf(instant, length), keyOf(parsed, length));
}

/** The three fields by which a list is narrowed to a time: `Name`, `Name<`, `Name>` (both inclusive). */
export function dateFields(name: string): readonly string[] {
  return [name, `${name}<`, `${name}>`];
}

/** Whether an instant passes the date filters `name`, `name<` and `name>` of a query. No instant passes no filter. */
export function passesDates(query: URLSearchParams, name: string, instant: Date | undefined): boolean {
  const exactly = query.get(name);
  const notAfter = query.get(`${name}<`);
  const notBefore = query.get(`${name}>`);
  if (exactly && !fits(instant, exactly, (own, bound) => own === bound)) return false;
  if (notAfter && !fits(instant, notAfter, (own, bound) => own <= bound)) return false;
  return !notBefore || fits(instant, notBefore, (own, bound) => own >= bound);
}
