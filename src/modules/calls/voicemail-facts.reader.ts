import { Injectable } from '@nestjs/common';
import type { ContactDecision } from '../../core/contact/contact-facts.js';
import { mayContact } from '../../core/contact/may-contact.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { ContactQuestions } from '../people/index.js';
import { ContactRules } from '../sites/index.js';

interface Answered {
  readonly siteId: string;
  readonly personId: string;
  readonly phoneNumberId: string;
}

/** Asks `mayContact` whether a message may be left on the machine that answered. */
@Injectable()
export class VoicemailFactsReader {
  constructor(
    private readonly database: Database,
    private readonly contacts: ContactQuestions,
    private readonly rules: ContactRules,
    private readonly clock: Clock,
  ) {}

  async mayLeave({ siteId, personId, phoneNumberId }: Answered): Promise<ContactDecision> {
    const at = this.clock.now();
    const known = await this.contacts.callFacts(this.database, personId, phoneNumberId, at);
    const { policy } = await this.rules.of(siteId);
    const contacted = { person: [], number: [] };
    const facts = { ...known, contacted, anyHourRequestedAt: null, isInUse: false, answers: 'nothing' } as const;
    return mayContact(facts, policy, 'voicemail', at);
  }
}
