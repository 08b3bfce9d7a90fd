import type { PromiseCheck } from '../promise-check.js';

// As they were known when they were dialled: a merge of today says nothing of a call of yesterday, an undone one did hold then.
const mergedThen = `m.at <= dialled_at and (m.undone_at is null or m.undone_at > dialled_at)`;

/** What the promises mean for what somebody agreed to. */
export const consentPromiseChecks: readonly PromiseCheck[] = [
  {
    promise: 5,
    name: 'nobody is called who took back their consent to calls and has not given it again',
    // Each of those who turned out to be one person has a ledger of their own, and from the merge on what is said for all of them: what
    // one of them took back is not given again by what another one had agreed to before (B-105).
    sql: `with recursive dialled as materialized (
        select id, person_id, dialled_at from callback_attempt where dialled_at > now() - interval '30 days'
      ), kin(id, dialled_at, person_id) as (
        select id, dialled_at, person_id from dialled
        union
        select k.id, k.dialled_at, case when m.person_id = k.person_id then m.into_id else m.person_id end
        from kin k join person_merge m on k.person_id in (m.person_id, m.into_id) and ${mergedThen}
      ), ledger(id, dialled_at, member, person_id, since) as (
        select id, dialled_at, person_id, person_id, '-infinity'::timestamptz from kin
        union all
        select l.id, l.dialled_at, l.member, m.into_id, m.at from ledger l join person_merge m on m.person_id = l.person_id and ${mergedThen}
      ), said as materialized (
        select l.id, l.dialled_at, l.member, e.action, e.effective_at
        from ledger l join consent_event e on e.person_id = l.person_id and e.received_at > l.since
        where e.kind = 'call_live' and e.effective_at <= l.dialled_at)
      select distinct r.id, 'person was dialled after they had taken back their consent' as what from said r
      where r.action = 'revoke' and r.effective_at < r.dialled_at
        and not exists (select from said g where g.id = r.id and g.member = r.member and g.action = 'grant' and g.effective_at > r.effective_at)`,
  },
];
