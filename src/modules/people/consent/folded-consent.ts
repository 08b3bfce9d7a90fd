import type { ConsentKind } from '../../../core/consent/consent-event.js';
import { consentStates } from '../../../core/consent/fold-consent.js';
import { clockSkewMs } from '../../../core/shared/clock-skew.js';

/**
 * SQL for the state of one whole consent of person `p` at `at` (SQL too), folded from the ledger where a call or text waits for it. It
 * is `consentTo` of core/consent/fold-consent.ts in other words; a test holds the two together. Whoever was merged keeps what they
 * said, and what is said from then on counts for all of them: the strictest holds (B-105).
 */
export function foldedConsent(kind: Exclude<ConsentKind, 'part2_named'>, at: string): string {
  const strictest = consentStates.toReversed().map((state) => `when bool_or(one.consent = '${state}') then '${state}'`);
  return `
  (select case ${strictest.join(' ')} else 'none' end
   from family_of(p.id) as member(id) cross join lateral (select ${consentOfMember(kind, at)} as consent) one)`;
}

function consentOfMember(kind: string, at: string): string {
  const last = (action: string) => `max(effective_at) filter (where action = '${action}')`;
  const grants = `filter (where action = 'grant' and scope = '{}' and effective_at <= ${at}::timestamptz + interval '${clockSkewMs} milliseconds')`;
  return `(
  select case
    when frozen >= coalesce(unfrozen, '-infinity') then 'frozen'
    when revoked >= coalesce(granted, '-infinity') then 'revoked'
    when granted is null or denied >= granted then 'none'
    when ended >= granted or expires_at <= ${at}::timestamptz then 'expired'
    else 'granted' end
  from (
    select max(effective_at) ${grants} as granted, (array_agg(expires_at order by effective_at desc, expires_at) ${grants})[1] as expires_at,
      ${last('deny')} as denied, ${last('revoke')} as revoked, ${last('expire')} as ended,
      ${last('freeze')} as frozen, ${last('unfreeze')} as unfrozen
    from consents_of(member.id) where kind = '${kind}'
  ) folded)`;
}
