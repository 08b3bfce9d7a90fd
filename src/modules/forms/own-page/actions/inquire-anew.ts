import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { promiseCallback, type PromisedWindow } from '../../../../core/callbacks/promise-window.js';
import type { PhoneNumberDecision } from '../../../../core/people/phone-number.js';
import type { Tx } from '../../../../platform/database/database.js';
import { CallingFactsReader, EndOpenCallback, PromiseCallbacks } from '../../../callbacks/index.js';
import { IntakeStore } from '../../../intake/index.js';
import { PeopleStore, type FoundPerson } from '../../../people/index.js';
import type { OwnPage } from '../own-page.js';
import type { Deed } from './page-deed.js';

type ReadNumber = Extract<PhoneNumberDecision, { kind: 'accepted' }>;

const because = 'They gave this number on their own page';

/** The number decides whose inquiry it is, as on the form: whoever has it is found or made, and promised a call. */
@Injectable()
export class InquireAnew {
  constructor(
    private readonly people: PeopleStore,
    private readonly intakes: IntakeStore,
    private readonly facts: CallingFactsReader,
    private readonly promise: PromiseCallbacks,
    private readonly endOpenCallback: EndOpenCallback,
  ) {}

  /** `instead`: the callback, locked, that nobody else asked for; it ends. */
  async run(
    tx: Tx,
    page: OwnPage,
    number: ReadNumber,
    instead: Parameters<EndOpenCallback['locked']>[1] | null,
    at: Date,
  ): Promise<Deed> {
    const person = await this.personWith(tx, page, number, at);
    const window = await this.windowFor(tx, page, person, at);
    const [promised] = await this.promise.run(tx, [
      {
        ...window,
        ...person,
        id: uuid(),
        intakeId: await this.intakeOf(tx, page, person, window, at),
        siteId: page.siteId,
        routeId: page.routeId,
        origin: 'form',
        urgency: page.urgent ? 'urgent' : 'standard',
        because,
        anyHourRequestedAt: null,
        isWish: false,
        at,
      },
    ]);
    if (instead)
      await this.endOpenCallback.locked(tx, instead, 'They gave another number on their own page, which somebody else has', at);
    return { kind: 'done', callbackId: promised!.id, detail: { phoneNumberId: person.phoneNumberId } };
  }

  private async personWith(tx: Tx, { language, leadId, personId }: OwnPage, number: ReadNumber, at: Date): Promise<FoundPerson> {
    const { e164, extension, automaticCalls, whyNotAutomatic } = number;
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
    const found = (await this.people.findOrCreateMany(tx, [newcomer])).get(e164)!;
    if (await this.askedForCalls(tx, personId, leadId))
      await this.people.recordConsentMany(tx, [
        {
          id: uuid(),
          personId: found.personId,
          kind: 'call_live',
          channel: 'page',
          action: 'grant',
          textVersion: null,
          evidence: { because, leadId },
          receivedAt: at,
        },
      ]);
    return found;
  }

  /** The lead's own tick: what others agreed to does not reach another number. */
  private async askedForCalls(tx: Tx, personId: string, leadId: string): Promise<boolean> {
    const ticked = `select from consent_event where person_id in (select family_of($1)) and kind = 'call_live' and action = 'grant' and evidence ->> 'leadId' = $2`;
    return (await tx.query(ticked, [personId, leadId])).length > 0;
  }

  private async windowFor(tx: Tx, page: OwnPage, person: FoundPerson, at: Date): Promise<PromisedWindow> {
    const called = {
      person_id: person.personId,
      phone_number_id: person.phoneNumberId,
      site_id: page.siteId,
      any_hour_requested_at: null,
    };
    const preferred = page.windowStart > at ? page.windowStart : null;
    const decision = await this.facts.mayCall(tx, called, preferred ?? at);
    return promiseCallback(decision, page.urgent ? 'urgent' : 'standard', preferred, at);
  }

  private async intakeOf(
    tx: Tx,
    { siteId }: OwnPage,
    { personId }: FoundPerson,
    { promisedBy }: PromisedWindow,
    at: Date,
  ): Promise<string> {
    const intakes = await this.intakes.openOrJoinMany(tx, [
      { intakeId: uuid(), personId, siteId, nextStepDueAt: promisedBy, at },
    ]);
    return intakes.get(personId)!.intakeId;
  }
}
