import { stages } from '../../../../core/intake/stages.js';
import { funnelSteps, rankOf, stepOfStage } from '../../../../core/reports/funnel-steps.js';
import { hourOf, inSpan, type RollUp } from '../roll-up.js';

const ranks = stages.flatMap((stage) => (stepOfStage[stage] ? [`('${stage}', ${rankOf(stepOfStage[stage])})`] : []));

/** How far the intakes that began in an hour came, by the source of their first lead; null: somebody phoned, or staff began it. */
export const funnel: RollUp = {
  table: 'report_funnel',
  dimensions: ['source_id'],
  counts: [...funnelSteps, 'closed'],
  rows: `
    select s.site_id, ${hourOf('i.opened_at')} as hour, f.source_id,
      ${funnelSteps.map((step) => `count(*) filter (where coalesce(g.rank, 0) >= ${rankOf(step)}) as ${step}`).join(', ')},
      count(*) filter (where i.stage = 'closed') as closed
    from span s ${inSpan('intake', 'opened_at', 'of the site')} i
      left join lateral (
        select l.source_id, exists (select from lead_mark m where m.lead_id = l.id and m.mark = 'canary') as canary
        from lead l where l.intake_id = i.id order by l.received_at, l.id limit 1) f on true
      left join lateral (
        select max(r.rank) as rank from stage_change c join (values ${ranks.join(', ')}) r(stage, rank) on r.stage = c.to_stage
        where c.intake_id = i.id) g on true
    where f.canary is not true and i.close_reason is distinct from 'duplicate-merged'
    group by 1, 2, 3`,
  follows: {
    intake: `select i.site_id, i.opened_at as at from touch t join intake i on i.id = t.row_id`,
    lead: `select i.site_id, i.opened_at as at from touch t join lead l on l.id = t.row_id join intake i on i.id = l.intake_id`,
  },
};
