import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { consentKinds, type ConsentAction } from '../../../core/consent/consent-event.js';
import { familyConsentTo } from '../../../core/consent/fold-consent.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { PeopleStore } from '../people.store.js';
import { stopDisclosures } from './consent-lock.js';
import { HoldAlert } from './hold-alert.js';
import { LedgerReader } from './ledger.reader.js';

/** Nothing rests on what somebody agreed to who turned out to be a minor, until a privacy officer has looked at it (B-094). */
@Injectable()
export class HoldConsent {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleStore,
    private readonly ledger: LedgerReader,
    private readonly alerts: HoldAlert,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError person/unknown, consent/on-hold */
  freeze(personId: string, reason: string, staff: StaffPrincipal): Promise<void> {
    return this.change('freeze', personId, reason, staff);
  }

  /** @throws DomainError person/unknown, consent/not-on-hold */
  unfreeze(personId: string, reason: string, staff: StaffPrincipal): Promise<void> {
    return this.change('unfreeze', personId, reason, staff);
  }

  private change(action: 'freeze' | 'unfreeze', personId: string, reason: string, staff: StaffPrincipal): Promise<void> {
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      const knownAs = await this.checked(tx, action, personId, at);
      await this.record(tx, { action, personId: knownAs, reason, staff, at });
      const subject = { subjectType: 'person', subjectId: personId, detail: { reason } };
      await writeAuditEntry(tx, {
        userId: staff.userId,
        action: `consent.${action === 'freeze' ? 'frozen' : 'unfrozen'}`,
        ...subject,
      });
      await (action === 'freeze' ? this.alerts.raise(tx, knownAs, at) : this.alerts.end(tx, knownAs, at));
    });
  }

  /** As whom they are known now: what is said from now on counts for everybody who turned out to be them. */
  private async checked(tx: Tx, action: ConsentAction, personId: string, at: Date): Promise<string> {
    const knownAs = await this.people.lock(tx, personId);
    if (knownAs === null) throw new DomainError('not-found', 'person/unknown', 'There is no such person.');
    await stopDisclosures(tx, knownAs);
    const members = await this.ledger.byMember(tx, knownAs);
    const isFrozen = familyConsentTo(members, { kind: 'call_live', scope: {} }, at).state === 'frozen';
    if (action === 'freeze' && isFrozen)
      throw new DomainError('conflict', 'consent/on-hold', 'Their consents are on hold already.');
    if (action === 'unfreeze' && !isFrozen)
      throw new DomainError('conflict', 'consent/not-on-hold', 'Their consents are not on hold: there is nothing to end.');
    return knownAs;
  }

  private async record(
    tx: Tx,
    {
      action,
      personId,
      reason,
      staff,
      at,
    }: { action: ConsentAction; personId: string; reason: string; staff: StaffPrincipal; at: Date },
  ): Promise<void> {
    await this.people.recordConsentMany(
      tx,
      consentKinds.map((kind) => ({
        id: uuid(),
        personId,
        kind,
        action,
        channel: 'staff',
        textVersion: null,
        evidence: { because: reason },
        capturedBy: `user:${staff.userId}`,
        receivedAt: at,
      })),
    );
  }
}
