import { Injectable } from '@nestjs/common';
import type { EventBodies } from '../../contracts/events.js';
import { nextStages } from '../../core/intake/stage-table.js';
import type { Stage } from '../../core/intake/stages.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { CallbackStandingReadModel } from './callback-standing.read-model.js';
import { MoveByProgram } from './gates/move-by-program.js';
import { IntakeStore, type IntakeRow } from './intake.store.js';
import { stepAfterCallback } from './step-after-callback.js';

const beforeTheFirstTalk: readonly Stage[] = ['inquiry', 'attempting'];

/**
 * How an intake follows what happens on the phone. Every reaction looks at the rows again under the lock of the intake and brings
 * it to where it should stand, so it may run twice, late, or after a later one.
 */
@Injectable()
export class IntakeReactions {
  constructor(
    private readonly database: Database,
    private readonly intakes: IntakeStore,
    private readonly callbacks: CallbackStandingReadModel,
    private readonly move: MoveByProgram,
    private readonly clock: Clock,
  ) {}

  onCallbackScheduled({ callbackId }: Pick<EventBodies['CallbackScheduled'], 'callbackId'>): Promise<void> {
    return this.database.transaction((tx) => this.followCallback(tx, callbackId));
  }

  onCallbackExhausted({ callbackId }: Pick<EventBodies['CallbackExhausted'], 'callbackId'>): Promise<void> {
    return this.database.transaction((tx) => this.followCallback(tx, callbackId));
  }

  onCallbackEnded({ callbackId }: Pick<EventBodies['CallbackEnded'], 'callbackId'>): Promise<void> {
    return this.database.transaction((tx) => this.followCallback(tx, callbackId));
  }

  onAttempt({ callbackId, attemptId }: Pick<EventBodies['PersonDialled'], 'callbackId' | 'attemptId'>): Promise<void> {
    return this.database.transaction(async (tx) => {
      const intake = await this.lockIntakeOf(tx, callbackId);
      if (intake?.stage !== 'inquiry' || !(await this.callbacks.wasDialled(tx, attemptId))) return;
      const reason = 'The first attempt to call was made';
      await this.move.run(tx, intake, { to: 'attempting', reason, ownerUserId: intake.owner_user_id });
      await this.followCallback(tx, callbackId);
    });
  }

  onDispositionRecorded({ callbackId }: Pick<EventBodies['DispositionRecorded'], 'callbackId'>): Promise<void> {
    return this.database.transaction((tx) => this.followCallback(tx, callbackId));
  }

  /**
   * They wrote words of danger. Before the first talk the urgent callback is the next step; whoever is further on the way has an
   * emergency, from whatever stage.
   */
  onFlagRaised({ intakeId }: Pick<EventBodies['FlagRaised'], 'intakeId'>): Promise<void> {
    return this.toEmergency(intakeId, 'They wrote words of danger');
  }

  /** What they answered in a screening is a red flag: an emergency, as above. */
  async onClinicalFlagRaised({ intakeId, level }: Pick<EventBodies['ClinicalFlagRaised'], 'intakeId' | 'level'>): Promise<void> {
    if (level === 'red') await this.toEmergency(intakeId, 'An answer raised a red flag');
  }

  /** They did not come by the appointment that made the intake scheduled. One that was moved or written over meanwhile changes nothing. */
  onAppointmentMissed({ intakeId, startsAt }: Pick<EventBodies['AppointmentMissed'], 'intakeId' | 'startsAt'>): Promise<void> {
    return this.database.transaction(async (tx) => {
      const intake = await this.intakes.lock(tx, intakeId);
      if (intake?.stage !== 'scheduled' || intake.facts.arrivalAt !== startsAt) return;
      const reason = 'They did not come within an hour of the agreed time';
      await this.move.run(tx, intake, { to: 'no-show', reason, ownerUserId: intake.owner_user_id });
    });
  }

  /** Callbacks that ended while the news of it was lost; onCallbackEnded catches up. */
  unfollowed(): Promise<{ id: string }[]> {
    return this.callbacks.unfollowed(this.database, new Date(this.clock.now().getTime() - 5000));
  }

  private toEmergency(intakeId: string, reason: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const intake = await this.intakes.lock(tx, intakeId);
      if (!intake || !nextStages(intake).includes('emergency') || beforeTheFirstTalk.includes(intake.stage)) return;
      await this.move.run(tx, intake, { to: 'emergency', reason, ownerUserId: intake.owner_user_id });
    });
  }

  private async followCallback(tx: Tx, callbackId: string): Promise<void> {
    const intake = await this.lockIntakeOf(tx, callbackId);
    if (!intake || !beforeTheFirstTalk.includes(intake.stage)) return;
    const callback = await this.callbacks.of(tx, intake.person_id, callbackId);
    if (callback?.reached_by) {
      const reason = 'They talked on the phone';
      return this.move.run(tx, intake, { to: 'contacted', reason, ownerUserId: callback.reached_by });
    }
    if (callback?.ended_at && !callback.has_number && (await this.move.mayGiveUp(tx, intake)))
      return this.closeWithoutNumber(tx, intake, callback.because);
    const step = callback && stepAfterCallback(intake, callback);
    if (step) await this.intakes.setStep(tx, intake.id, step);
  }

  /** Nobody can act on somebody who hung up and left no number; their return code opens a new intake of the same thread. */
  private async closeWithoutNumber(tx: Tx, intake: IntakeRow, because: string): Promise<void> {
    const facts = { closeReason: 'unreachable' } as const;
    await this.move.run(tx, intake, { to: 'closed', reason: because, ownerUserId: null, facts });
  }

  /** By the person, not by the callback's own intake: a callback that outlived one intake serves the next. */
  private async lockIntakeOf(tx: Tx, callbackId: string): Promise<IntakeRow | null> {
    const personId = await this.callbacks.personOfCallback(tx, callbackId);
    return personId ? this.intakes.lockOpenOf(tx, personId) : null;
  }
}
