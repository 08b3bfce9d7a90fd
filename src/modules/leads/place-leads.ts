import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/new-id.js';
import { PromiseCallbacks } from '../callbacks/index.js';
import { IntakeStore } from '../intake/index.js';
import { PeopleStore, type ConsentEvent } from '../people/index.js';
import type { LeadDraft } from './lead-draft.js';
import { KeepBirthDates } from './keep-birth-dates.js';
import type { LeadPlace } from './lead-rows.js';
import { tickedKinds } from './read/given-consent.js';

/** Finds or makes the person, the intake and the callback of each lead, and keeps what they consented to. */
@Injectable()
export class PlaceLeads {
  constructor(
    private readonly people: PeopleStore,
    private readonly intakes: IntakeStore,
    private readonly callbacks: PromiseCallbacks,
    private readonly birthDates: KeepBirthDates,
  ) {}

  /** The drafts' phone numbers are distinct. Places stand in the order of the drafts. */
  async run(tx: Tx, drafts: readonly LeadDraft[]): Promise<LeadPlace[]> {
    const persons = await this.people.findOrCreateMany(tx, drafts.map(toNewcomer));
    const personOf = (draft: LeadDraft) => persons.get(draft.phone.e164)!;
    // Two numbers of one person in one batch are one intake and one callback: the more urgent one's.
    const byUrgency = drafts.toSorted((a, b) => Number(a.urgency === 'urgent') - Number(b.urgency === 'urgent'));
    const distinct = [...new Map(byUrgency.map((draft) => [personOf(draft).personId, draft])).entries()];
    const intakes = await this.intakes.openOrJoinMany(
      tx,
      distinct.map(([personId, draft]) => ({
        intakeId: newId(),
        personId,
        siteId: draft.siteId,
        nextStepDueAt: draft.promise.promisedBy,
        at: draft.receivedAt,
        ...(draft.aboutSomeoneElse ? { patient: { id: newId(), language: draft.language } } : {}),
      })),
    );
    const promised = await this.callbacks.run(
      tx,
      distinct.map(([personId, draft]) => ({
        ...draft.promise,
        id: newId(),
        personId,
        phoneNumberId: personOf(draft).phoneNumberId,
        intakeId: intakes.get(personId)!.intakeId,
        siteId: draft.siteId,
        routeId: draft.routeId,
        origin: 'form' as const,
        urgency: draft.urgency,
        anyHourRequestedAt: draft.anyHourRequestedAt,
        isWish: draft.isWish,
        zone: draft.zone,
        late: draft.late,
        at: draft.receivedAt,
      })),
    );
    await this.people.recordConsentMany(
      tx,
      drafts.flatMap((draft) => consentsOf(draft, personOf(draft).personId)),
    );
    const callbackOf = new Map(promised.map((row) => [row.person_id, row]));
    const places = drafts.map((draft): LeadPlace => {
      const { personId, known } = personOf(draft);
      const callback = callbackOf.get(personId)!;
      return {
        personId,
        isNewcomer: !known,
        intakeId: intakes.get(personId)!.intakeId,
        callbackId: callback.id,
        windowStart: callback.window_start,
        promisedBy: callback.promised_by,
      };
    });
    await this.birthDates.run(tx, drafts, places);
    return places;
  }
}

function toNewcomer(draft: LeadDraft) {
  return {
    ...draft.phone,
    personId: newId(),
    phoneNumberId: newId(),
    displayName: draft.name.display,
    searchName: draft.name.search,
    zip: draft.zip,
    language: draft.language,
    at: draft.receivedAt,
  };
}

/** Only what was ticked is consent; an empty box neither grants nor takes back. */
function consentsOf({ id: leadId, sourceId, consent, ...draft }: LeadDraft, personId: string): ConsentEvent[] {
  const { call, sms, textVersion, page, shownAt, givenAt, from } = consent;
  return tickedKinds(consent).map((kind) => ({
    id: newId(),
    personId,
    subjectRole: draft.aboutSomeoneElse ? 'caller' : 'patient',
    kind,
    action: 'grant',
    channel: from.channel,
    textVersion,
    textSha256: consent.texts[kind]?.sha256 ?? consent.textSha256,
    language: consent.texts[kind]?.language ?? draft.language,
    capturedBy: `source:${sourceId}`,
    ipHash: from.ipHash,
    userAgent: from.userAgent,
    evidence: { leadId, sourceId, page, shownAt, givenAt, boxes: { call, sms } },
    effectiveAt: draft.consentedAt ?? draft.receivedAt,
    receivedAt: draft.receivedAt,
  }));
}
