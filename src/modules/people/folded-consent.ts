/**
 * SQL for the consent ('granted', 'none' or 'revoked') of person `p` to a channel, folded from the ledger: its latest event counts. A box left empty on a later
 * form (deny) ends a grant but does not lift a revocation; only a new grant does (47 CFR 64.1200(a)(10): revoked means stop).
 */
export function foldedConsent(channel: 'call' | 'sms'): string {
  // Whoever was merged keeps what they said, and what is said from then on counts for all: the strictest holds (B-105).
  return `
  (select case when bool_or(one.consent = 'revoked') then 'revoked' when bool_and(one.consent = 'granted') then 'granted' else 'none' end
   from family_of(p.id) as member(id) cross join lateral (select ${consentOfMember(channel)} as consent) one)`;
}

function consentOfMember(channel: 'call' | 'sms'): string {
  return `
  coalesce((
    select case when latest.action = 'deny' and before.action is distinct from 'revoke' then 'none'
                when latest.action = 'grant' then 'granted' else 'revoked' end
    from (select action from consents_of(member.id) where channel = '${channel}' order by received_at desc, id desc limit 1) latest
    left join (select action from consents_of(member.id) where channel = '${channel}' and action <> 'deny'
               order by received_at desc, id desc limit 1) before on true
  ), 'none')`;
}

/** The same for calls to number `n` of person `p`: a suppressed number counts as revoked, whatever was ticked since. */
export const consentToCalls = `
  case when exists (select from suppression s where s.e164 = n.e164 and s.channel = 'call' and s.lifted_at is null)
    then 'revoked' else ${foldedConsent('call')} end`;
