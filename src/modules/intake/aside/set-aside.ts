import { Injectable } from '@nestjs/common';
import type { SetAsideAnswerDto, SetAsideDto } from '../../../contracts/intake/aside.dto.js';
import { decideAside, type AsideRefusal } from '../../../core/intake/work/decide-aside.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError, type DomainErrorKind } from '../../../platform/http/domain-error.js';
import { instantIn } from '../../../platform/http/instant-in.js';
import { OpenDangerReader } from '../gates/open-danger.reader.js';
import { OpenIntake } from '../gates/open-intake.js';
import { AsideStore } from './aside.store.js';

const kinds: Record<AsideRefusal, DomainErrorKind> = {
  'intake/danger-open': 'conflict',
  'intake/flag-open': 'conflict',
  'intake/not-set-aside-here': 'conflict',
  'intake/clock-does-not-stop': 'conflict',
  'intake/aside-in-the-past': 'invalid',
  'intake/aside-too-long': 'invalid',
};

/** Staff put the next step of an intake on hold, or snooze it; the answer says what that does to its clock. */
@Injectable()
export class SetAside {
  constructor(
    private readonly database: Database,
    private readonly open: OpenIntake,
    private readonly dangers: OpenDangerReader,
    private readonly asides: AsideStore,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError intake/unknown (404), intake/ended, intake/set-aside-already and what `decideAside` refuses */
  run(intakeId: string, { kind, until, reason }: SetAsideDto, staff: StaffPrincipal): Promise<SetAsideAnswerDto> {
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      const end = instantIn('until', until, at);
      const intake = await this.open.lock(tx, intakeId);
      const { stage, dueAt } = intake;
      if (await this.asides.openOf(tx, intakeId))
        throw new DomainError('conflict', 'intake/set-aside-already', 'It is set aside already: end that first.');
      const danger = await this.dangers.of(tx, intakeId);
      const decision = decideAside(kind, end, { stage, dueAt, danger }, at);
      if (decision.kind === 'refused') throw refusal(decision);
      const written = { intakeId, kind, reason: reason.trim(), byUserId: staff.userId, since: at, until: end };
      await this.asides.add(tx, { ...written, dueBefore: dueAt, dueAfter: decision.dueAt });
      await this.open.setDue(tx, intake, decision.dueAt, at);
      await this.open.tellSetAside(tx, intake, kind);
      const { clock, sentence } = decision;
      const nextStepDueAt = decision.dueAt.toISOString();
      return { kind, until: end.toISOString(), reason: written.reason, clock, nextStepDueAt, sentence };
    });
  }
}

function refusal({ code, message, latest }: { code: AsideRefusal; message: string; latest: Date | null }): DomainError {
  const errors = kinds[code] === 'invalid' ? [{ field: 'until', code, message }] : [];
  return new DomainError(kinds[code], code, message, { errors, ...(latest && { extra: { latest: latest.toISOString() } }) });
}
