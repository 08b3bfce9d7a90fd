import { counsellorId, routeId } from './seeded-line.mjs';

const comesFree = `update counsellor set presence = 'available', presence_since = now() where id = $1`;

// What was offered, and whether somebody with an earlier deadline still waits.
const offered = `
  select count(*)::int as offers, count(distinct o.counsellor_id)::int as counsellors,
    coalesce(max(e.deadline_at) <= (select deadline_at from queue_entry where route_id = $1 and state = 'waiting' order by deadline_at limit 1), true) as "inOrder"
  from offer o join queue_entry e on e.id = o.queue_entry_id where e.route_id = $1 and o.state = 'pending'`;

const accepted = [
  `update callback set state = 'dialling' where id in (select callback_id from queue_entry where route_id = $1 and state = 'offered')`,
  `update counsellor set presence = 'on-call', presence_since = now()
     where id in (select o.counsellor_id from offer o join queue_entry e on e.id = o.queue_entry_id where e.route_id = $1 and o.state = 'pending')`,
  `update offer set state = 'accepted', ended_at = now(), end_reason = 'accepted'
     where state = 'pending' and queue_entry_id in (select id from queue_entry where route_id = $1 and state = 'offered')`,
  `update queue_entry set state = 'accepted' where route_id = $1 and state = 'offered'`,
];

/** The counsellors `first` to `last` of a route come free one after the other; each is matched with the next in line at once. */
export class Matches {
  #next;
  #made = 0;

  constructor(app, { route, counsellors: [first, last] }) {
    this.app = app;
    this.routeId = routeId(route);
    this.last = last;
    this.#next = first;
  }

  /** Milliseconds that the match took, and the commit before it by which the counsellor came free: what the machine can do now, whatever the line. */
  async one() {
    if (this.#next % 200 === 0) this.#next += 1; // this one's phone cannot be rung
    if (this.#next > this.last) throw new Error('There are fewer counsellors than matches');
    const freedAt = performance.now();
    await this.app.database.query(comesFree, [counsellorId(this.#next++)]);
    const startedAt = performance.now();
    await this.app.match.matchRoute(this.routeId);
    this.#made += 1;
    return { match: performance.now() - startedAt, comesFree: startedAt - freedAt };
  }

  /** Fails unless everybody who came free has an offer and those who waited longest got them. Then all accept. */
  async end() {
    const [{ offers, counsellors, inOrder }] = await this.app.database.query(offered, [this.routeId]);
    if (offers !== this.#made || counsellors !== this.#made || !inOrder)
      throw new Error(
        `${this.#made} matches made ${offers} offers to ${counsellors} counsellors, ${inOrder ? '' : 'not '}in order`,
      );
    for (const text of accepted) await this.app.database.query(text, [this.routeId]);
    this.#made = 0;
  }
}
