import { hourOf, inSpan, type RollUp } from '../roll-up.js';

/** How promises came out, in the hour by which they were given. */
export const promises: RollUp = {
  table: 'report_promises',
  dimensions: ['route_id', 'verdict', 'cause'],
  counts: ['n', 'late_seconds'],
  rows: `
    select s.site_id, ${hourOf('v.promised_by')} as hour, v.route_id, v.verdict, v.cause, count(*) as n,
      coalesce(sum(v.late_seconds), 0) as late_seconds
    from span s ${inSpan('promise_verdict', 'promised_by', 'of the site')} v
    group by 1, 2, 3, 4, 5`,
  follows: {
    callback: `select v.site_id, v.promised_by as at from touch t join promise_verdict v on v.callback_id = t.row_id`,
    lead: `select v.site_id, v.promised_by as at from touch t join lead l on l.id = t.row_id
      join promise_verdict v on v.callback_id = l.callback_id`,
  },
};
