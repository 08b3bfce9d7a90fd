import type { ConsentKind } from '../../../core/consent/consent-event.js';
import { consentStates } from '../../../core/consent/fold-consent.js';
import { clockSkewMs } from '../../../core/shared/clock-skew.js';

type WholeKind = Exclude<ConsentKind, 'part2_named'>;

const states = `array[${consentStates.map((state) => `'${state}'`).join(', ')}]`;

/**
 * SQL for the state of one whole consent of person `p` at `at` (SQL too), folded from the ledger where a call or text waits for it: the
 * narrowest of everybody who turned out to be them. It is `familyConsentTo` of core/consent/fold-consent.ts in other words; a test holds
 * the two together.
 */
export function foldedConsent(kind: WholeKind, at: string): string {
  return `
  coalesce((
    select (${states})[max(array_position(${states}, one.state))]
    from family_of(p.id) as member(id) cross join lateral (${consentOfMember(kind, at)}) as one(state)), 'none')`;
}

function consentOfMember(kind: WholeKind, at: string): string {
  const last = (action: string) => `max(effective_at) filter (where action = '${action}')`;
  const grants = `filter (where action = 'grant' and scope = '{}' and effective_at <= ${at}::timestamptz + interval '${clockSkewMs} milliseconds')`;
  return `
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
  ) folded`;
}
