import { Injectable } from '@nestjs/common';
import { clearingHouseVendor } from '../../../core/benefits/payer-disclosure.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { VendorGate } from '../../../platform/egress/vendor-gate.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { PayerAlerts } from './payer-alerts.js';

const lateMilliseconds = 5000;
/** So long a human may be late before a supervisor hears of it. */
const overdueMinutes = 15;
const mostAtOnce = 200;
// A grant is dated when it comes, and seen when it is committed.
const commitsWithin = "interval '30 seconds'";

const unsent = `
  select id from benefits_request where next_try_at < $1 and way = 'electronic' and state in ('asked', 'in-progress')
    and (claimed_until is null or claimed_until < $1)
  order by next_try_at limit ${mostAtOnce}`;

// Whether they agree now is decided by whoever resumes it: a new grant, or a restriction that was lifted, is only a reason to look.
const agreed = `
  select r.id from benefits_request r
    cross join lateral (select greatest(r.state_since, r.looked_at) - ${commitsWithin} as at) since
  where r.state = 'waiting-for-consent' and (exists (
    select from consent_event e where e.person_id in (select family_of(r.person_id)) and e.kind in ('vob', 'part2_tpo', 'part2_named')
      and e.action in ('grant', 'unfreeze') and e.effective_at <= $1 and greatest(e.received_at, e.effective_at) >= since.at)
    or exists (select from disclosure_restriction d where d.person_id in (select family_of(r.person_id)) and d.lifted_at >= since.at))
  order by r.due_at limit ${mostAtOnce}`;

// To be begun by the program, which could not for want of an agreement with the clearing house.
const heldUp = `
  select id from benefits_request where state = 'asked' and way = 'electronic' and next_try_at is null
  order by due_at limit ${mostAtOnce}`;

const overdue = `
  select r.id, i.site_id as "siteId" from benefits_request r join intake i on i.id = r.intake_id
  where r.ended_at is null and r.due_at < $1::timestamptz - interval '${overdueMinutes} minutes'
    and not exists (select from alert a where a.kind = 'benefits-overdue' and a.subject_id = r.id and a.raised_at > r.due_at)
  limit ${mostAtOnce}`;

/** Requests that should have moved by now. */
@Injectable()
export class WatchBenefits {
  constructor(
    private readonly database: Database,
    private readonly alerts: PayerAlerts,
    private readonly vendors: VendorGate,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Electronic ones whose job was lost, or whose process died. */
  unsent(): Promise<{ id: string }[]> {
    return this.database.query(unsent, [new Date(this.clock.now().getTime() - lateMilliseconds)]);
  }

  /** Somebody asks then: the sweep itself waits for no stranger. */
  queue(requestId: string): Promise<void> {
    return this.database.transaction((tx) => this.outbox.add(tx, [{ name: 'ask-payer', body: { requestId } }]));
  }

  /** Those that wait for a consent of somebody who has said something about it since, or has lifted a restriction. */
  agreed(): Promise<{ id: string }[]> {
    return this.database.query(agreed, [this.clock.now()]);
  }

  /** Those that wait for an agreement with the clearing house, once there is one. */
  async heldUp(): Promise<{ id: string }[]> {
    const objection = await this.vendors.objection(clearingHouseVendor, this.clock.now());
    return objection === null ? this.database.query(heldUp) : [];
  }

  /** Nobody is forgotten: a supervisor hears of what nobody has dealt with, once. */
  escalate(): Promise<void> {
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      for (const request of await tx.query<{ id: string; siteId: string }>(overdue, [at]))
        await this.alerts.overdue(tx, request, at);
    });
  }
}
