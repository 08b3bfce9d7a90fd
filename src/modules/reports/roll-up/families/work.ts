import { hourOf, inSpan, lookedUp, type RollUp } from '../roll-up.js';

const spoke = `('reached', 'asked-later', 'do-not-call')`;
const columns = ['offers', 'accepted', 'declined', 'missed', 'attempts', 'contacts', 'talks', 'talk_seconds'] as const;

/** Says which of the counts a select has; the others are none. */
function counting(has: Partial<Record<(typeof columns)[number], string>>, from: string): string {
  const counts = columns.map((column) => `${has[column] ?? '0'} as ${column}`);
  return `select s.site_id, ${counts.join(', ')}, ${from}`;
}

const offers = counting(
  {
    offers: '1',
    accepted: `(o.state = 'accepted')::int`,
    declined: `(o.state = 'declined')::int`,
    missed: `(o.state = 'expired')::int`,
  },
  `o.counsellor_id, ${hourOf('o.offered_at')} as hour
   from span s ${inSpan('offer', 'offered_at', 'of all')} o
     ${lookedUp(`select from queue_entry e join route r on r.id = e.route_id and r.site_id = s.site_id where e.id = o.queue_entry_id`)} e
   where o.state in ('accepted', 'declined', 'expired')`,
);
const attempts = counting(
  { attempts: '1', contacts: `coalesce(a.outcome in ${spoke}, false)::int` },
  `a.counsellor_id, ${hourOf('a.dialled_at')} as hour
   from span s ${inSpan('callback_attempt', 'dialled_at', 'of all')} a
     ${lookedUp('select from callback x where x.id = a.callback_id and x.site_id = s.site_id')} c`,
);
const talks = counting(
  { talks: '1', talk_seconds: `coalesce(round(extract(epoch from k.ended_at - k.connected_at)), 0)` },
  `k.counsellor_id, ${hourOf('k.connected_at')} as hour
   from span s ${inSpan('call', 'connected_at', 'of the site')} k`,
);

/** What a counsellor was offered and did for a site. An offer that was taken back is nobody's. */
export const work: RollUp = {
  table: 'report_work',
  dimensions: ['counsellor_id'],
  counts: columns,
  rows: `
    select site_id, hour, counsellor_id, ${columns.map((column) => `sum(${column}) as ${column}`).join(', ')}
    from (${offers} union all ${attempts} union all ${talks}) done group by 1, 2, 3`,
  follows: {
    offer: `select r.site_id, o.offered_at as at from touch t join offer o on o.id = t.row_id
      join queue_entry e on e.id = o.queue_entry_id join route r on r.id = e.route_id`,
    callback: `select c.site_id, h.at from touch t join callback c on c.id = t.row_id join callback_attempt a on a.callback_id = c.id
      left join call k on k.attempt_id = a.id cross join lateral (values (a.dialled_at), (k.connected_at)) h(at) where h.at is not null`,
  },
};
