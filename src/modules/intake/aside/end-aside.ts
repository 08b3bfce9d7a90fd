import { Injectable } from '@nestjs/common';
import { dangerBlockers } from '../../../core/intake/closing/open-danger.js';
import { dueAfterHold } from '../../../core/intake/work/decide-aside.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { isInDanger, OpenDangerReader } from '../gates/open-danger.reader.js';
import { OpenIntake, type OpenIntakeRow } from '../gates/open-intake.js';
import { AsideStore, type AsideEnd, type OpenAside } from './aside.store.js';

const over = `
  select a.intake_id as id from intake_aside a
  where a.ended_at is null and (a.until <= $1 or ${isInDanger('a.intake_id')})
  order by a.until limit 200`;

/** What was set aside counts again: its time has come, staff said so, or danger or a serious flag came in meanwhile. */
@Injectable()
export class EndAside {
  constructor(
    private readonly database: Database,
    private readonly open: OpenIntake,
    private readonly dangers: OpenDangerReader,
    private readonly asides: AsideStore,
    private readonly clock: Clock,
  ) {}

  over(): Promise<{ id: string }[]> {
    return this.database.query(over, [this.clock.now()]);
  }

  /** Looks at one again; does nothing when it need not end. */
  wake(intakeId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      const intake = await this.open.find(tx, intakeId);
      const aside = await this.asides.openOf(tx, intakeId);
      if (!intake || !aside) return;
      const inDanger = dangerBlockers(await this.dangers.of(tx, intakeId)).length > 0;
      if (!inDanger && aside.until > at) return;
      await this.end(tx, intake, { reason: inDanger ? 'danger' : 'over', byUserId: null, at });
    });
  }

  /** @throws DomainError intake/unknown (404), intake/ended, intake/not-set-aside (409) */
  byHand(intakeId: string, staff: StaffPrincipal): Promise<void> {
    return this.database.transaction(async (tx) => {
      const intake = await this.open.lock(tx, intakeId);
      if (await this.end(tx, intake, { reason: 'by-hand', byUserId: staff.userId, at: this.clock.now() })) return;
      throw new DomainError('conflict', 'intake/not-set-aside', 'It is not set aside.');
    });
  }

  private async end(tx: Tx, intake: OpenIntakeRow, how: AsideEnd): Promise<boolean> {
    const aside = await this.asides.end(tx, intake.id, how);
    if (!aside) return false;
    const due = dueFromNowOn(aside, intake, how.at);
    if (due) await this.open.setDue(tx, intake, due, how.at);
    await this.open.tell(tx, intake, 'IntakeWoken');
    return true;
  }
}

/** A hold that ends early gives back the time that it did not use, unless the step was given another time meanwhile. */
function dueFromNowOn({ kind, since, until, dueBefore, dueAfter }: OpenAside, { dueAt }: OpenIntakeRow, at: Date): Date | null {
  if (kind === 'snooze' || at >= until || dueAt.getTime() !== dueAfter.getTime()) return null;
  return dueAfterHold(dueBefore, since, at);
}
