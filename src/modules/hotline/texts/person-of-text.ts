import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { readPhoneNumber } from '../../../core/people/phone-number.js';
import type { Tx } from '../../../platform/database/database.js';
import { IntakeStore } from '../../intake/index.js';
import { PeopleStore } from '../../people/index.js';
import { SiteDirectory } from '../../sites/index.js';
import { TextStore } from '../../texts/index.js';
import type { Incoming } from './incoming.js';

export interface TextPerson {
  readonly personId: string;
  readonly phoneNumberId: string;
}

/** Who sent a text that asks for a call: found by the number or made from it, with an intake, the way a form does. */
@Injectable()
export class PersonOfText {
  constructor(
    private readonly people: PeopleStore,
    private readonly intakes: IntakeStore,
    private readonly texts: TextStore,
    private readonly sites: SiteDirectory,
  ) {}

  /** Null for a number that nobody may call: a short code, one of our own. */
  async find(tx: Tx, { textId, from, language, at }: Incoming): Promise<TextPerson | null> {
    const phone = readPhoneNumber(from, await this.sites.ownNumbers());
    if (phone.kind === 'refused') return null;
    const { e164, extension, automaticCalls, whyNotAutomatic } = phone;
    const newcomer = {
      personId: uuid(),
      phoneNumberId: uuid(),
      e164,
      extension,
      automaticCalls,
      whyNotAutomatic,
      displayName: null,
      searchName: null,
      zip: null,
      language,
      at,
    };
    const person = (await this.people.findOrCreateMany(tx, [newcomer])).get(e164)!;
    await this.texts.attachPerson(tx, textId, person.personId);
    return person;
  }

  async intakeOf(tx: Tx, personId: string, siteId: string, nextStepDueAt: Date, at: Date): Promise<string> {
    const intakes = await this.intakes.openOrJoinMany(tx, [{ intakeId: uuid(), personId, siteId, nextStepDueAt, at }]);
    return intakes.get(personId)!.intakeId;
  }

  /** Words that ask for a call are consent to it (prior express invitation). */
  async agreesToCalls(tx: Tx, personId: string, textId: string, at: Date): Promise<void> {
    await this.people.recordConsentMany(tx, [
      {
        id: uuid(),
        personId,
        kind: 'call_live',
        action: 'grant',
        channel: 'text',
        textVersion: null,
        evidence: { because: 'They texted that they want to be called', textId },
        receivedAt: at,
      },
    ]);
  }
}
