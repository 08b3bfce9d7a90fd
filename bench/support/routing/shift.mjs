import TinyQueue from 'tinyqueue';
import { comparePlaces } from '../../../dist/src/core/routing/entry-order.js';

const start = Date.parse('2026-11-23T00:00:00Z');
const instant = (seconds) => new Date(start + seconds * 1000);

/**
 * One long shift. `arrivals` yields { at, route, talk, patience } in seconds; `counsellors` are { id, routes: { [route]: proficiency } };
 * `choose(entry, free, at)` names the counsellor's id or null: the policy under test. Waiting callers stand in the product's own order.
 * Returns { served, gaveUp, waits: seconds of each caller in order of arrival }.
 */
export function runShift({ arrivals, counsellors, choose, targetSeconds = 300 }) {
  const events = new TinyQueue([], (a, b) => a.at - b.at || a.number - b.number);
  const free = new Map(counsellors.map((one) => [one.id, { ...one, availableSince: instant(0) }]));
  const line = [];
  const result = { served: 0, gaveUp: 0, waits: [] };
  let number = 0;
  const plan = (at, what) => events.push({ at, number: number++, what });

  function nextArrival() {
    const { value, done } = arrivals.next();
    if (!done) plan(value.at, () => arrive(value));
  }

  function arrive({ at, route, talk, patience }) {
    const id = result.waits.push(null) - 1;
    const entry = {
      id: String(id).padStart(9, '0'),
      route,
      talk,
      since: at,
      sinceAt: instant(at),
      deadlineAt: instant(at + targetSeconds),
    };
    line.push(entry); // everybody has the same target: the newest is last
    if (patience !== Infinity) plan(at + patience, () => giveUp(entry, at + patience));
    match(at);
    nextArrival();
  }

  function giveUp(entry, at) {
    const place = line.indexOf(entry);
    if (place < 0) return;
    line.splice(place, 1);
    result.gaveUp += 1;
    result.waits[Number(entry.id)] = at - entry.since;
  }

  function match(at) {
    for (let place = 0; place < line.length && free.size > 0;) {
      const chosen = choose(line[place], [...free.values()], instant(at));
      if (chosen === null) place += 1;
      else talk(line.splice(place, 1)[0], chosen, at);
    }
  }

  function talk(entry, counsellorId, at) {
    const counsellor = free.get(counsellorId);
    free.delete(counsellorId);
    result.served += 1;
    result.waits[Number(entry.id)] = at - entry.since;
    plan(at + entry.talk, () => {
      free.set(counsellorId, { ...counsellor, availableSince: instant(at + entry.talk) });
      match(at + entry.talk);
    });
  }

  nextArrival();
  while (events.length > 0) events.pop().what();
  if (line.some((entry, place) => place > 0 && comparePlaces(line[place - 1], entry) > 0))
    throw new Error('The line is out of order');
  return result;
}
