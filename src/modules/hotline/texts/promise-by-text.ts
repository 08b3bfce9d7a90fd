import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { promiseCallback } from '../../../core/callbacks/promise-window.js';
import type { Urgency } from '../../../core/callbacks/urgency.js';
import type { ContactDecision } from '../../../core/contact/contact-facts.js';
import { mayContact } from '../../../core/contact/may-contact.js';
import type { Tx } from '../../../platform/database/database.js';
import { PromiseCallbacks } from '../../callbacks/index.js';
import { ContactQuestions } from '../../people/index.js';
import { ContactRules, SiteDirectory } from '../../sites/index.js';
import type { Incoming } from './incoming.js';
import { PersonOfText, type TextPerson } from './person-of-text.js';

export interface TextedWish {
  readonly urgency: Urgency;
  readonly because: string;
  /** They want it now: the hour does not matter. */
  readonly atAnyHour: boolean;
}

/**
 * Promises a call to who sent the text: an open callback of theirs is brought forward to the first permitted moment, else one is
 * made, with the person and the intake when they are new. Null when the number cannot be called at all.
 */
@Injectable()
export class PromiseByText {
  constructor(
    private readonly persons: PersonOfText,
    private readonly contacts: ContactQuestions,
    private readonly sites: SiteDirectory,
    private readonly rules: ContactRules,
    private readonly callbacks: PromiseCallbacks,
  ) {}

  async run(tx: Tx, incoming: Incoming, wish: TextedWish): Promise<(TextPerson & { decision: ContactDecision }) | null> {
    const person = await this.persons.find(tx, incoming);
    if (!person) return null;
    const { siteId, at } = incoming;
    const anyHourRequestedAt = wish.atAnyHour ? at : null;
    const decision = await this.decide(tx, person, siteId, anyHourRequestedAt, at);
    const promise = promiseCallback(decision, wish.urgency, null, at);
    await this.callbacks.run(tx, [
      {
        ...promise,
        id: uuid(),
        personId: person.personId,
        phoneNumberId: person.phoneNumberId,
        intakeId: await this.persons.intakeOf(tx, person.personId, siteId, promise.promisedBy, at),
        siteId,
        routeId: (await this.sites.routeFor(siteId, incoming.language)).id,
        origin: 'text',
        urgency: wish.urgency,
        because: wish.because,
        anyHourRequestedAt,
        isWish: false,
        at,
      },
    ]);
    return { ...person, decision };
  }

  /** For the promise alone, so without the attempts made before: the dialler asks again with everything. */
  private async decide(tx: Tx, person: TextPerson, siteId: string, anyHourRequestedAt: Date | null, at: Date) {
    const known = await this.contacts.callFacts(tx, person.personId, person.phoneNumberId, at);
    const { policy } = await this.rules.of(siteId);
    const contacted = { person: [], number: [] };
    return mayContact({ ...known, contacted, isInUse: false, anyHourRequestedAt, answers: 'nothing' }, policy, 'call', at);
  }
}
