import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { SetPartyDto } from '../../../contracts/people/party.dto.js';
import { giveRoles } from '../../../core/intake/party-roles.js';
import { readPersonName } from '../../../core/people/person-name.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { IntakeStore } from '../intake.store.js';
import { PartyStore } from './party.store.js';

/** Staff say who somebody is in an intake: the patient, who calls for them, who else has a part in it. */
@Injectable()
export class SetParty {
  constructor(
    private readonly database: Database,
    private readonly intakes: IntakeStore,
    private readonly parties: PartyStore,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError intake/unknown, person/unknown (404), name/... (422), party/no-caller, party/no-patient (409) */
  run(intakeId: string, asked: SetPartyDto, staff: StaffPrincipal): Promise<void> {
    const { roles, reason } = asked;
    return this.database.transaction(async (tx) => {
      if (!(await this.intakes.lock(tx, intakeId)))
        throw new DomainError('not-found', 'intake/unknown', 'There is no such intake.');
      const at = this.clock.now();
      const personId = await this.personOf(tx, intakeId, asked, at);
      const decision = giveRoles(await this.parties.of(tx, intakeId), personId, roles);
      if (decision.kind === 'refused') throw new DomainError('conflict', decision.code, decision.message);
      await this.parties.set(tx, { intakeId, parties: decision.parties, byUserId: staff.userId, at });
      await writeAuditEntry(tx, {
        userId: staff.userId,
        action: 'intake-party.set',
        subjectType: 'intake',
        subjectId: intakeId,
        detail: { personId, roles, reason: reason.trim() },
      });
    });
  }

  private async personOf(tx: Tx, intakeId: string, { personId, name: written }: SetPartyDto, at: Date): Promise<string> {
    if (personId !== undefined) {
      if (await this.parties.personExists(tx, personId)) return personId;
      throw new DomainError('not-found', 'person/unknown', 'There is no such person.');
    }
    const name = readPersonName(written);
    if (name.kind === 'refused')
      throw new DomainError('invalid', name.code, name.message, {
        errors: [{ field: 'name', code: name.code, message: name.message }],
      });
    const id = uuid();
    await this.parties.addPerson(tx, { id, name, at }, intakeId);
    return id;
  }
}
