import type { PromiseCheck } from '../promise-check.js';

const grace = `interval '60 seconds'`;

/** What the promises mean for those who have, or wait for, a place. */
export const placementPromiseChecks: readonly PromiseCheck[] = [
  {
    promise: 1,
    name: 'nobody is forgotten on a waiting list',
    sql: `select w.id, 'contact on the waiting list was due ' || w.next_contact_at || ' and no supervisor was told' as what
      from waitlist_entry w
      where w.ended_at is null and w.next_contact_at < now() - interval '60 minutes' - ${grace} and not exists (
        select from alert a where a.kind = 'waitlist-contact-overdue' and a.subject_id = w.id
          and (a.acknowledged_at is null or a.raised_at > w.next_contact_at))`,
  },
  {
    promise: 1,
    name: 'whoever was expected has come, or is looked for',
    sql: `select id, 'appointment of ' || starts_at || ' is still ' || state as what from appointment
      where state in ('scheduled', 'reminded') and starts_at < now() - interval '60 minutes' - ${grace}`,
  },
  {
    promise: 1,
    name: 'nothing about a place is left lying',
    sql: `select id, kind || ' was due ' || due_at || ' and nothing happened' as what from placement_step
      where ended_at is null and callback_id is null and due_at < now() - 2 * ${grace}
      union all
      select t.id, t.kind || ' does not know what became of its callback' from placement_step t join callback c on c.id = t.callback_id
      where t.ended_at is null and c.ended_at < now() - 2 * ${grace}`,
  },
  {
    promise: 1,
    name: 'no bed is kept for an intake that has ended',
    sql: `select h.id, 'bed is kept for an intake that has ended' as what from bed_hold h join intake i on i.id = h.intake_id
      where h.ended_at is null and h.until_at > now() and i.ended_at < now() - 2 * ${grace}
        and i.close_reason is distinct from 'duplicate-merged'`,
  },
];
