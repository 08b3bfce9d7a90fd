import { Injectable } from '@nestjs/common';
import type { ContactDecision, ContactFacts } from '../../../core/contact/contact-facts.js';
import { askToContact, type ContactAnswer } from '../../../core/contact/contact-permit.js';
import type { Tx } from '../../../platform/database/database.js';
import { ContactQuestions } from '../../people/index.js';
import { ContactRules } from '../../sites/index.js';
import type { CallbackRow } from '../callback.store.js';

type AskedCallback = Pick<CallbackRow, 'person_id' | 'phone_number_id' | 'site_id' | 'any_hour_requested_at'>;

/** What `mayContact` answered, about which number, by which version of the site's policy. */
export interface AskedContact extends ContactAnswer {
  readonly phoneNumberId: string;
  readonly policyVersion: number;
}

type Dialled = Pick<ContactFacts, 'contacted' | 'isInUse'>;

interface AskedDials {
  readonly personId: string;
  readonly phoneNumberId: string;
  readonly ownAttemptId: string | null;
}

interface DialRow {
  readonly at: Date;
  readonly person: boolean;
  readonly number: boolean;
  /** It rings, or is talked on, for somebody else. */
  readonly others: boolean;
}

// Whoever else of a household is dialled on this number waits until we have committed, and then sees it (one number, one ring).
const lockNumber = 'select from phone_number where id = $1 for no key update';

// Of the person on all their numbers, and of the number for whichever person: a second lead shares the cap (L-309, B-100).
const recentDials = `
  with family as materialized (select family_of($1) as id)
  select dialled_at as at, person_id in (select id from family) as person, phone_number_id is not distinct from $2 as number,
    phone_number_id is not distinct from $2 and ended_at is null and person_id not in (select id from family) as others
  from callback_attempt where (person_id in (select id from family) or phone_number_id = $2)
    and dialled_at > $3::timestamptz - interval '14 days' and id is distinct from $4::uuid`;

/** Asks `mayContact` about a call, with everything that is known at this moment. */
@Injectable()
export class CallingFactsReader {
  constructor(
    private readonly contacts: ContactQuestions,
    private readonly rules: ContactRules,
  ) {}

  async mayCall(tx: Tx, callback: AskedCallback, at: Date): Promise<ContactDecision> {
    return (await this.decide(tx, callback, at, null)).decision;
  }

  /**
   * For a call that is made at once: under the lock of its number. `ownAttemptId`: the try that the question is about; it does not
   * count against itself.
   * @throws Error for a callback without a number: nothing could be dialled, and its constraint keeps it from being scheduled.
   */
  async ask(tx: Tx, callback: AskedCallback, at: Date, ownAttemptId: string | null = null): Promise<AskedContact> {
    await tx.query(lockNumber, [callback.phone_number_id]);
    return this.decide(tx, callback, at, ownAttemptId);
  }

  private async decide(tx: Tx, callback: AskedCallback, at: Date, ownAttemptId: string | null): Promise<AskedContact> {
    const { person_id: personId, phone_number_id: phoneNumberId, site_id: siteId } = callback;
    if (phoneNumberId === null) throw new Error(`A callback of person ${personId} has no number to call`);
    const { version: policyVersion, policy } = await this.rules.of(siteId);
    const facts: ContactFacts = {
      ...(await this.contacts.callFacts(tx, personId, phoneNumberId, at)),
      ...(await this.dials(tx, { personId, phoneNumberId, ownAttemptId }, at)),
      anyHourRequestedAt: callback.any_hour_requested_at,
      answers: 'nothing',
    };
    return { ...askToContact(facts, policy, 'call', at), phoneNumberId, policyVersion };
  }

  private async dials(tx: Tx, { personId, phoneNumberId, ownAttemptId }: AskedDials, at: Date): Promise<Dialled> {
    const rows = await tx.query<DialRow>(recentDials, [personId, phoneNumberId, at, ownAttemptId]);
    const instants = (of: 'person' | 'number') => rows.filter((row) => row[of]).map((row) => row.at);
    const contacted = { person: instants('person'), number: instants('number') };
    return { contacted, isInUse: rows.some(({ others }) => others) };
  }
}
