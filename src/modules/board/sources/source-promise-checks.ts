import type { PromiseCheck } from '../promise-check.js';

/** What must hold about sources, canaries and the numbers that websites show. */
export const sourcePromiseChecks: readonly PromiseCheck[] = [
  {
    promise: 3,
    name: 'no canary was dialled after it was planted',
    sql: `select a.id, 'the number of a canary was dialled' as what from callback_attempt a
        join phone_number n on n.id = a.phone_number_id join canary c on c.e164 = n.e164
      where a.dialled_at > c.planted_at`,
  },
  {
    promise: 2,
    name: 'the number that a visit was shown is its campaign’s as long as the visit lasts',
    sql: `select n.id, 'number was given to another campaign during a visit' as what from number_session s
        join tracking_number n on n.id = s.tracking_number_id
      where s.held_until > now() and n.attribution_id is distinct from s.attribution_id
      union all
      select n.id, 'number is free before the visit that it was shown to is over' from number_session s
        join tracking_number n on n.id = s.tracking_number_id
      where s.held_until > now() and n.held_until < s.held_until`,
  },
];
