import { Injectable } from '@nestjs/common';
import type { CloseEmergencyDto } from '../../../contracts/screening/emergency.dto.js';
import { missingInEmergency } from '../../../core/flags/emergency-disclosure.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { instantIn } from '../../../platform/http/instant-in.js';
import { EmergencyStore } from './emergency.store.js';

/** Who in medicine was told, by whom, when and why: written after the call if need be, and never closed with less (L-109). */
@Injectable()
export class CloseEmergency {
  constructor(
    private readonly database: Database,
    private readonly emergencies: EmergencyStore,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError emergency/unknown (404), emergency/closed (409), emergency/incomplete, instant/invalid (422) */
  run(id: string, written: CloseEmergencyDto, staff: StaffPrincipal): Promise<void> {
    const missing = missingInEmergency(written);
    if (missing.length > 0)
      throw new DomainError('invalid', 'emergency/incomplete', 'Write down all of it, or why nobody was told anything.', {
        errors: missing.map(({ field, message }) => ({ field, code: 'emergency/incomplete', message })),
      });
    const at = this.clock.now();
    const disclosedAt = written.disclosedAt ? instantIn('disclosedAt', written.disclosedAt, at) : null;
    if (disclosedAt && disclosedAt > at)
      throw new DomainError('invalid', 'instant/invalid', 'disclosedAt lies ahead: say when they were told.');
    return this.database.transaction(async (tx) => {
      const row = await this.emergencies.lock(tx, id);
      if (!row) throw new DomainError('not-found', 'emergency/unknown', 'There is no such record.');
      if (row.closed_at) throw new DomainError('conflict', 'emergency/closed', 'This record is closed already.');
      await this.emergencies.close(tx, id, { ...trimmed(written), disclosedAt, by: staff.userId, at });
      const detail = { nothingDisclosed: Boolean(written.nothingDisclosedBecause?.trim()) };
      const entry = { userId: staff.userId, subjectType: 'emergency-disclosure', subjectId: id, detail };
      await writeAuditEntry(tx, { ...entry, action: 'emergency-disclosure.closed' });
    });
  }
}

function trimmed(written: CloseEmergencyDto) {
  const text = (value: string | undefined) => value?.trim() || null;
  return {
    recipientName: text(written.recipientName),
    recipientAffiliation: text(written.recipientAffiliation),
    discloserName: text(written.discloserName),
    nature: text(written.nature),
    nothingDisclosedBecause: text(written.nothingDisclosedBecause),
  };
}
