import { binGrowth } from '../../../../core/reports/histogram.js';
import { hourOf, inSpan, lookedUp, type RollUp } from '../roll-up.js';

const isCanary = (lead: string) => `exists (select from lead_mark m where m.lead_id = ${lead}.id and m.mark = 'canary')`;

// A conversation is one that the counsellor says was: a machine that answers is none.
const talkedWith = `('reached', 'asked-later', 'do-not-call')`;

/**
 * Leads with what became of them. The clock of an intake starts with its first lead and no later one starts it anew: `first_after` and
 * `talk_after` are seconds from there, and null for all others.
 */
const leads = `
  select s.site_id, ${hourOf('l.received_at')} as hour, c.route_id, l.source_id, first.is_first,
    case when first.is_first then extract(epoch from t.attempted_at - l.received_at) end as first_after,
    case when first.is_first then extract(epoch from t.talked_at - l.received_at) end as talk_after
  from span s ${inSpan('lead', 'received_at', 'of all')} l
    ${lookedUp('select x.route_id from callback x where x.id = l.callback_id and x.site_id = s.site_id')} c
    cross join lateral (
      select not exists (
        select from lead e where e.intake_id = l.intake_id and (e.received_at, e.id) < (l.received_at, l.id)
          and not ${isCanary('e')}) as is_first) first
    left join lateral (
      select min(least(a.dialled_at, k.connected_at)) as attempted_at,
        min(k.connected_at) filter (where k.disposition in ${talkedWith}) as talked_at
      from callback b join callback_attempt a on a.callback_id = b.id left join call k on k.attempt_id = a.id
      where b.intake_id = l.intake_id and coalesce(a.dialled_at, k.connected_at) >= l.received_at) t on true
  where not ${isCanary('l')}`;

const ofIntake = (intake: string) => `
  select c.site_id, l.received_at as at from (${intake}) i join lead l on l.intake_id = i.id join callback c on c.id = l.callback_id`;
const follows = {
  lead: ofIntake('select o.intake_id as id from touch t join lead o on o.id = t.row_id'),
  callback: ofIntake('select b.intake_id as id from touch t join callback b on b.id = t.row_id'),
  intake: ofIntake('select t.row_id as id from touch t'),
} as const;

/** Leads, and of the first of each intake whether and how they were reached. */
export const requests: RollUp = {
  table: 'report_requests',
  dimensions: ['route_id', 'source_id'],
  counts: ['leads', 'requests', 'attempted', 'reached'],
  rows: `
    select site_id, hour, route_id, source_id, count(*) as leads, count(*) filter (where is_first) as requests,
      count(first_after) as attempted, count(talk_after) as reached
    from (${leads}) lead group by 1, 2, 3, 4`,
  follows,
};

export const binSql = (seconds: string) => `floor(ln(greatest(${seconds}, 1)::float8) / ln(${binGrowth}::float8))::int`;

/** Speed to the first attempt and to the first conversation. */
export const speedLengths = {
  rows: `
    select site_id, hour, v.what, v.seconds from (${leads}) lead
      cross join lateral (values ('first-attempt', first_after), ('conversation', talk_after)) v(what, seconds)
    where v.seconds is not null`,
  follows,
};
