import { answerTargets, shortSeconds } from '../../../../core/reports/service-level.js';
import { hourOf, inSpan, type RollUp } from '../roll-up.js';

// Waiting begins where the line begins; whoever hung up before waited from the start. Refused ones are floods and blocked numbers.
const calls = `
  select s.site_id, ${hourOf('i.arrived_at')} as hour, i.route_id, i.outcome, i.chose_callback,
    i.talked_at is not null as answered,
    i.talked_at is null and (i.outcome in ('too-short', 'no-number', 'declined-callback')
      or (i.outcome = 'callback' and i.chose_callback is null)) as abandoned,
    extract(epoch from coalesce(i.talked_at, i.ended_at) - coalesce(i.waiting_since, i.arrived_at)) as waited,
    extract(epoch from coalesce(i.talked_at, i.ended_at) - i.arrived_at) as on_the_line
  from span s ${inSpan('inbound_call', 'arrived_at', 'of the site')} i`;

const follows = {
  caller: `select i.site_id, i.arrived_at as at from touch t join inbound_call i on i.id = t.row_id`,
} as const;

const inTime = answerTargets.map((target) => `count(*) filter (where answered and waited <= ${target}) as within_${target}`);

/** How incoming calls came out. Who still waits is counted as having arrived, and as nothing else yet. */
export const callers: RollUp = {
  table: 'report_callers',
  dimensions: ['route_id'],
  counts: [
    'arrived',
    'answered',
    ...answerTargets.map((target) => `within_${target}`),
    'abandoned',
    'abandoned_short',
    'asked_callback',
    'left_message',
    'transferred',
    'refused',
  ],
  rows: `
    select site_id, hour, route_id, count(*) filter (where outcome is distinct from 'refused') as arrived,
      count(*) filter (where answered) as answered, ${inTime.join(', ')},
      count(*) filter (where abandoned) as abandoned,
      count(*) filter (where abandoned and on_the_line < ${shortSeconds}) as abandoned_short,
      count(*) filter (where not answered and outcome = 'callback' and chose_callback is not null) as asked_callback,
      count(*) filter (where not answered and outcome = 'voicemail') as left_message,
      count(*) filter (where not answered and outcome = 'transferred') as transferred,
      count(*) filter (where outcome = 'refused') as refused
    from (${calls}) call group by 1, 2, 3`,
  follows,
};

/** Waits in line of the answered, their whole time until somebody answered, and how long the others had the patience. */
export const waitLengths = {
  rows: `
    select site_id, hour, v.what, v.seconds from (${calls}) call
      cross join lateral (values ('answered', case when answered then waited end),
        ('answered-gross', case when answered then on_the_line end),
        ('abandoned', case when abandoned then on_the_line end)) v(what, seconds)
    where v.seconds is not null`,
  follows,
};
