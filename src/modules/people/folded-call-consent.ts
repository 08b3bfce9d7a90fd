export type CallConsent = 'granted' | 'none' | 'revoked';

/**
 * SQL for the CallConsent of person `p`, folded from the ledger: the latest call event counts. A box left empty on a later form
 * (deny) ends a grant but does not lift a revocation; only a new grant does (47 CFR 64.1200(a)(10): revoked means stop).
 */
export const foldedCallConsent = `
  coalesce((
    select case when latest.action = 'deny' and before.action is distinct from 'revoke' then 'none'
                when latest.action = 'grant' then 'granted' else 'revoked' end
    from (select action from consent_event where person_id = p.id and channel = 'call'
          order by received_at desc, id desc limit 1) latest
    left join (select action from consent_event where person_id = p.id and channel = 'call' and action <> 'deny'
               order by received_at desc, id desc limit 1) before on true
  ), 'none')`;
