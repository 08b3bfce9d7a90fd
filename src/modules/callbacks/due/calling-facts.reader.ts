import { Injectable } from '@nestjs/common';
import {
  defaultCallingPolicy,
  mayCall,
  type CallingDecision,
  type CallingPolicy,
} from '../../../core/calling-window/may-call.js';
import type { Tx } from '../../../platform/database/database.js';
import { ContactQuestions } from '../../people/index.js';
import { SiteDirectory } from '../../sites/index.js';
import type { CallbackRow } from '../callback.store.js';

type AskedCallback = Pick<CallbackRow, 'person_id' | 'phone_number_id' | 'site_id' | 'any_hour_requested_at'>;

interface AttemptCounts {
  day: number;
  fortnight: number;
  oldest_of_day: Date | null;
}

// Counted per person: a second lead with the same number shares the cap (L-309).
const recentAttempts = `
  select count(*) filter (where dialled_at > $2::timestamptz - interval '24 hours')::int as day, count(*)::int as fortnight,
    min(dialled_at) filter (where dialled_at > $2::timestamptz - interval '24 hours') as oldest_of_day
  from callback_attempt where person_id = $1 and dialled_at > $2::timestamptz - interval '14 days'`;

/** Asks `mayCall` with everything that is known at this moment. */
@Injectable()
export class CallingFactsReader {
  constructor(
    private readonly contacts: ContactQuestions,
    private readonly sites: SiteDirectory,
  ) {}

  /** @throws Error for a callback without a number: nothing could be dialled, and its constraint keeps it from being scheduled. */
  async mayCall(tx: Tx, callback: AskedCallback, at: Date): Promise<CallingDecision> {
    if (callback.phone_number_id === null) throw new Error(`A callback of person ${callback.person_id} has no number to call`);
    const contact = await this.contacts.contactFacts(tx, callback.person_id, callback.phone_number_id);
    const [counts] = await tx.query<AttemptCounts>(recentAttempts, [callback.person_id, at]);
    return mayCall(
      {
        ...contact,
        anyHourRequestedAt: callback.any_hour_requested_at,
        attemptsInLast24Hours: counts!.day,
        attemptsInLast14Days: counts!.fortnight,
        oldestAttemptInLast24Hours: counts!.oldest_of_day,
      },
      await this.policy(callback.site_id),
      at,
    );
  }

  async policy(siteId: string): Promise<CallingPolicy> {
    const site = await this.sites.site(siteId);
    return { ...defaultCallingPolicy, siteHours: site.hours, siteTimeZone: site.timeZone };
  }
}
