import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { RecordPart2ConsentDto } from '../../../contracts/disclosures/part2-consent.dto.js';
import type { ConsentKind, ConsentScope } from '../../../core/consent/consent-event.js';
import { fieldGroupsIn } from '../../../core/disclosures/field-groups.js';
import { startOfLegalDay } from '../../../core/disclosures/legal-day.js';
import { consentProblem, missingFromConsent, type SignedConsent } from '../../../core/disclosures/part2-consent.js';
import { recipientName } from '../../../core/disclosures/recipients.js';
import { showable } from '../../../core/shared/plain-text.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { PeopleStore, stopDisclosures, type ConsentEvent } from '../../people/index.js';
import { PatientNames } from './patient-names.js';
import { RenewalAlert } from './renewal-alert.js';

/** Writes a signed Part 2 consent into the ledger; one that lacks an element of 42 CFR 2.31(a) is refused with what it lacks. */
@Injectable()
export class RecordPart2Consent {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleStore,
    private readonly names: PatientNames,
    private readonly renewal: RenewalAlert,
    private readonly clock: Clock,
  ) {}

  /** The id of the event. @throws DomainError person/unknown, consent/incomplete, consent/of-no-use */
  run(personId: string, told: RecordPart2ConsentDto, staff: StaffPrincipal): Promise<string> {
    const at = this.clock.now();
    const signed = checked(toSigned(told), at);
    return this.database.transaction(async (tx) => {
      const knownAs = await this.people.lock(tx, personId);
      if (knownAs === null) throw new DomainError('not-found', 'person/unknown', 'There is no such person.');
      await stopDisclosures(tx, knownAs);
      const id = uuid();
      await this.people.recordConsentMany(tx, this.events({ id, personId: knownAs, signed, told, staff, at }));
      await this.renewal.end(tx, knownAs, at);
      await this.audit(tx, id, knownAs, told, staff);
      return id;
    });
  }

  private audit(
    tx: Tx,
    id: string,
    personId: string,
    { kind }: RecordPart2ConsentDto,
    { userId }: StaffPrincipal,
  ): Promise<void> {
    const subject = { subjectType: 'person', subjectId: personId, detail: { consentId: id, kind } };
    return writeAuditEntry(tx, { userId, action: 'consent.recorded', ...subject });
  }

  private events({ id, personId, signed, told, staff, at }: Recorded): ConsentEvent[] {
    const scope: ConsentScope =
      signed.kind === 'part2_tpo' ? {} : { recipient: recipientName(signed.recipient!), purpose: signed.purpose! };
    const { discloser, fields, signature, signedOn, expiresOn, expiresEvent } = signed;
    const patientName = this.names.seal(id, signed.patientName!);
    const of = (kind: ConsentKind, scope: ConsentScope, eventId: string, evidence: object): ConsentEvent => ({
      id: eventId,
      personId,
      subjectRole: told.signedBy,
      kind,
      action: 'grant',
      scope,
      channel: 'letter',
      textVersion: told.textVersion ?? null,
      capturedBy: `user:${staff.userId}`,
      evidence,
      statedAt: startOfLegalDay(signedOn!),
      receivedAt: at,
      expiresAt: expiresOn === null ? null : startOfLegalDay(expiresOn),
      expiresEvent,
    });
    const grant = of(signed.kind, scope, id, { patientName, discloser, fields, signature, signedOn });
    if (told.mayAskInsurer !== true && !coversAsking.includes(signed.purpose)) return [grant];
    const asking: ConsentScope = signed.kind === 'part2_tpo' ? {} : { ...scope, purpose: 'verify-benefits' };
    return [grant, of('vob', asking, uuid(), { with: id })];
  }
}

// Who lets us tell an insurer what payment needs lets us ask it what it pays for.
const coversAsking: readonly (string | null)[] = ['verify-benefits', 'payment'];

interface Recorded {
  readonly id: string;
  readonly personId: string;
  readonly signed: SignedConsent;
  readonly told: RecordPart2ConsentDto;
  readonly staff: StaffPrincipal;
  readonly at: Date;
}

function toSigned(told: RecordPart2ConsentDto): SignedConsent {
  const text = (value: string | undefined) => showable(value ?? '').trim() || null;
  return {
    kind: told.kind,
    patientName: text(told.patientName),
    discloser: text(told.discloser),
    fields: fieldGroupsIn(told.fields ?? []),
    recipient: text(told.recipient),
    purpose: told.purpose ?? null,
    saysHowToRevoke: told.saysHowToRevoke ?? false,
    expiresOn: text(told.expiresOn),
    expiresEvent: text(told.expiresEvent),
    signature: text(told.signature),
    signedOn: text(told.signedOn),
    saysRedisclosure: told.saysRedisclosure ?? false,
    saysRefusal: told.saysRefusal ?? false,
  };
}

function checked(signed: SignedConsent, at: Date): SignedConsent {
  const errors = (problems: ReturnType<typeof missingFromConsent>, code: string) => ({
    errors: problems.map(({ element, message }) => ({ field: element, code, message })),
  });
  const missing = missingFromConsent(signed);
  if (missing.length > 0) {
    const message = 'The form lacks what the law wants in it (42 CFR 2.31(a)): each element is listed.';
    throw new DomainError('invalid', 'consent/incomplete', message, errors(missing, 'consent/incomplete'));
  }
  const problem = consentProblem(signed, at);
  if (problem) throw new DomainError('invalid', 'consent/of-no-use', problem.message, errors([problem], 'consent/of-no-use'));
  return signed;
}
