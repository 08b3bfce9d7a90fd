import { Injectable } from '@nestjs/common';
import type { HandleFlagDto, LowerFlagDto } from '../../contracts/screening/flag.dto.js';
import { decideHandle, type HandleDecision } from '../../core/flags/handle-flag.js';
import { decideLower, type LowerDecision } from '../../core/flags/lower-flag.js';
import { writeAuditEntry } from '../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../platform/auth/principal.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { DomainError, type DomainErrorKind } from '../../platform/http/domain-error.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { SoundAlarm } from './alarms/sound-alarm.js';
import { FlagStore, type FlagRow } from './flag.store.js';

type Refusal = Extract<HandleDecision | LowerDecision, { kind: 'refused' }>['code'];

const kinds: Readonly<Record<Refusal, DomainErrorKind>> = {
  'flag/role': 'forbidden',
  'flag/clinician-only': 'forbidden',
  'flag/outcome': 'invalid',
  'flag/no-reason': 'invalid',
  'flag/not-lower': 'invalid',
};

/** Somebody says what was done about a flag, or a clinician lowers it. Either ends its alarm; only the second one its level. */
@Injectable()
export class DealWithFlag {
  constructor(
    private readonly database: Database,
    private readonly flags: FlagStore,
    private readonly alarm: SoundAlarm,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError flag/unknown (404), flag/over (409), flag/role (403), flag/outcome (422) */
  handle(id: string, { outcome, note }: HandleFlagDto, staff: StaffPrincipal): Promise<void> {
    return this.with(id, staff, 'handled', async (tx, flag, at) => {
      if (flag.handled_at) throw over();
      obey(decideHandle(flag.level, staff.roles, outcome));
      await this.flags.handle(tx, id, { outcome, note: note?.trim() || null, by: staff.userId, at });
      return { level: flag.level, outcome };
    });
  }

  /** @throws DomainError flag/unknown (404), flag/over (409), flag/clinician-only (403), flag/no-reason, flag/not-lower (422) */
  lower(id: string, { to, reason }: LowerFlagDto, staff: StaffPrincipal): Promise<void> {
    return this.with(id, staff, 'lowered', async (tx, flag, at) => {
      const wanted = { roles: staff.roles, to: to === 'none' ? null : to, reason };
      obey(decideLower(flag, wanted));
      await this.flags.lower(tx, id, { to: wanted.to, reason: reason.trim(), by: staff.userId, at });
      return { from: flag.level, to };
    });
  }

  private with(
    id: string,
    staff: StaffPrincipal,
    what: 'handled' | 'lowered',
    change: (tx: Tx, flag: FlagRow, at: Date) => Promise<Record<string, unknown>>,
  ): Promise<void> {
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      const flag = await this.flags.lock(tx, id);
      if (!flag) throw new DomainError('not-found', 'flag/unknown', 'There is no such flag.');
      if (flag.lowered_at) throw over();
      const detail = await change(tx, flag, at);
      await this.alarm.end(tx, id, at);
      const { intake_id: intakeId, person_id: personId } = flag;
      await this.outbox.add(tx, [{ name: 'ClinicalFlagEnded', body: { flagId: id, intakeId, personId, what } }]);
      await writeAuditEntry(tx, { userId: staff.userId, action: `flag.${what}`, subjectType: 'flag', subjectId: id, detail });
    });
  }
}

function obey(decision: HandleDecision | LowerDecision): void {
  if (decision.kind === 'refused') throw new DomainError(kinds[decision.code], decision.code, decision.message);
}

function over(): DomainError {
  return new DomainError('conflict', 'flag/over', 'Somebody has dealt with this flag already.');
}
