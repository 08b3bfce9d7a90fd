import type { RollUp } from '../roll-up.js';

// A counsellor serves several sites at once: their time is counted once, in the calendar of the first site.
const firstSite = `(select id from site order by created_at, id limit 1)`;
const next = (step: string) => `
  left join lateral (
    select q.at from presence_step q where q.counsellor_id = ${step}.counsellor_id and (q.at, q.id) > (${step}.at, ${step}.id)
    order by q.at, q.id limit 1) n on true`;

/** How long somebody was there, and could be offered somebody. What lasts still is counted when it is over. */
export const presence: RollUp = {
  table: 'report_presence',
  dimensions: ['counsellor_id'],
  counts: ['available_seconds', 'shift_seconds'],
  // Whoever is in one presence for more than two days forgot to leave.
  rows: `
    select s.site_id, h.hour, p.counsellor_id,
      coalesce(round(sum(t.seconds) filter (where p.presence in ('available', 'offered'))), 0) as available_seconds,
      round(sum(t.seconds)) as shift_seconds
    from span s
      cross join lateral (
        select * from presence_step x
        where x.at > s.from_at - interval '2 days' and x.at < s.to_at and x.presence <> 'offline' offset 0) p
      ${next('p')}
      cross join lateral generate_series(s.from_at, s.to_at - interval '1 microsecond', interval '1 hour') h(hour)
      cross join lateral (
        select extract(epoch from least(n.at, h.hour + interval '1 hour') - greatest(p.at, h.hour)) as seconds) t
    where s.site_id = ${firstSite} and n.at > s.from_at and n.at - p.at <= interval '2 days' and t.seconds > 0
    group by 1, 2, 3`,
  follows: {
    presence: `
      select ${firstSite} as site_id, h.at from touch t
        left join lateral (
          select max(q.at) as at from presence_step q where q.counsellor_id = t.row_id and q.at < t.at) b on true
        left join lateral (
          select min(q.at) as at from presence_step q where q.counsellor_id = t.row_id and q.at > t.at) a on true
        cross join lateral (
          select generate_series(coalesce(b.at, t.at), coalesce(a.at, t.at), interval '1 hour') as at
          union all select t.at union all select a.at where a.at is not null) h
      where h.at > t.at - interval '2 days' and h.at < t.at + interval '2 days'`,
  },
  rowsLastDays: 89,
};
