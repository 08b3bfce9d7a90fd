import { Injectable } from '@nestjs/common';
import type { StepFacts } from '../../../core/placement/decide-step.js';
import type { Tx } from '../../../platform/database/database.js';

export interface KnownOfStep extends StepFacts {
  readonly startsAt: Date | null;
  readonly timeZone: string | null;
}

const facts = `
  select a.state as appointment, a.starts_at as "startsAt", a.time_zone as "timeZone", r.state as referral, w.state as waitlist,
    t.useful_until as "usefulUntil", exists (
      select from call k where k.person_id in (select family_of($2)) and k.disposition = 'reached' and k.ended_at > a.missed_at)
      as "reachedSince"
  from placement_step t left join appointment a on a.id = t.appointment_id left join referral r on r.id = t.referral_id
    left join waitlist_entry w on w.id = t.waitlist_entry_id
  where t.id = $1`;

@Injectable()
export class StepFactsReader {
  async of(tx: Tx, stepId: string, personId: string): Promise<KnownOfStep> {
    const [row] = await tx.query<KnownOfStep>(facts, [stepId, personId]);
    return row!;
  }
}
