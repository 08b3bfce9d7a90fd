import { Injectable } from '@nestjs/common';
import { takeOut } from '../../../core/intake/party-roles.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { IntakeStore } from '../intake.store.js';
import { PartyStore } from './party.store.js';

/** Somebody was written into an intake with which they have nothing to do. What they told us before stays theirs. */
@Injectable()
export class RemoveParty {
  constructor(
    private readonly database: Database,
    private readonly intakes: IntakeStore,
    private readonly parties: PartyStore,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError intake/unknown, party/unknown (404), party/asked-for-help, party/no-caller, party/no-patient (409) */
  run(intakeId: string, personId: string, reason: string, staff: StaffPrincipal): Promise<void> {
    return this.database.transaction(async (tx) => {
      const intake = await this.intakes.lock(tx, intakeId);
      if (!intake) throw new DomainError('not-found', 'intake/unknown', 'There is no such intake.');
      if (intake.person_id === personId) throw theirOwn();
      const parties = await this.parties.of(tx, intakeId);
      const decision = takeOut(parties, personId);
      if (decision.kind === 'refused')
        throw new DomainError(decision.code === 'party/unknown' ? 'not-found' : 'conflict', decision.code, decision.message);
      const roles = parties.find((party) => party.personId === personId)!.roles;
      await this.parties.set(tx, { intakeId, parties: decision.parties, byUserId: staff.userId, at: this.clock.now() });
      await writeAuditEntry(tx, {
        userId: staff.userId,
        action: 'intake-party.removed',
        subjectType: 'intake',
        subjectId: intakeId,
        detail: { personId, roles, reason: reason.trim() },
      });
      await this.outbox.add(tx, [{ name: 'PartyRemoved', body: { intakeId, personId } }]);
    });
  }
}

function theirOwn(): DomainError {
  const message = 'They are who asked us for help: close the intake instead, or merge them with who they are.';
  return new DomainError('conflict', 'party/asked-for-help', message);
}
