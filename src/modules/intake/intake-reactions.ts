import { Injectable } from '@nestjs/common';
import type { EventBodies } from '../../contracts/events.js';
import { decideAdvance } from '../../core/intake/decide-advance.js';
import type { IntakeFacts } from '../../core/intake/intake-facts.js';
import type { Stage } from '../../core/intake/stages.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { CallbackStandingReadModel } from './callback-standing.read-model.js';
import { IntakeStore, type IntakeRow } from './intake.store.js';
import { MoveIntake } from './move-intake.js';
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
    private readonly moveIntake: MoveIntake,
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
      await this.move(tx, intake, 'attempting', 'The first attempt to call was made', intake.owner_user_id);
      await this.followCallback(tx, callbackId);
    });
  }

  onDispositionRecorded({ callbackId }: Pick<EventBodies['DispositionRecorded'], 'callbackId'>): Promise<void> {
    return this.database.transaction((tx) => this.followCallback(tx, callbackId));
  }

  /** Callbacks that ended while the news of it was lost; onCallbackEnded catches up. */
  unfollowed(): Promise<{ id: string }[]> {
    return this.callbacks.unfollowed(this.database, new Date(this.clock.now().getTime() - 5000));
  }

  private async followCallback(tx: Tx, callbackId: string): Promise<void> {
    const intake = await this.lockIntakeOf(tx, callbackId);
    if (!intake || !beforeTheFirstTalk.includes(intake.stage)) return;
    const callback = await this.callbacks.of(tx, intake.person_id, callbackId);
    if (callback?.reached_by) return this.move(tx, intake, 'contacted', 'They talked on the phone', callback.reached_by);
    if (callback?.ended_at && !callback.has_number) return this.closeWithoutNumber(tx, intake, callback.because);
    const step = callback && stepAfterCallback(intake, callback);
    if (step) await this.intakes.setStep(tx, intake.id, step);
  }

  /** Nobody can act on somebody who hung up and left no number; their return code opens a new intake of the same thread. */
  private async closeWithoutNumber(tx: Tx, intake: IntakeRow, because: string): Promise<void> {
    await this.move(tx, intake, 'closed', because, null, { closeReason: 'unreachable' });
  }

  /** By the person, not by the callback's own intake: a callback that outlived one intake serves the next. */
  private async lockIntakeOf(tx: Tx, callbackId: string): Promise<IntakeRow | null> {
    const personId = await this.callbacks.personOfCallback(tx, callbackId);
    return personId ? this.intakes.lockOpenOf(tx, personId) : null;
  }

  /** The phone does not wait for a form: facts that the stage needs stay open and are shown as such. */
  private async move(
    tx: Tx,
    intake: IntakeRow,
    to: Stage,
    reason: string,
    ownerUserId: string | null,
    facts: IntakeFacts = {},
  ): Promise<void> {
    const at = this.clock.now();
    const decision = decideAdvance(intake, { to, reason, facts, roles: ['manager'], override: true }, at);
    if (decision.kind === 'refused') throw new Error(`${intake.stage} -> ${to} was refused: ${decision.message}`);
    const owner = { ownerUserId, ownerTeam: ownerUserId ? null : intake.owner_team };
    await this.moveIntake.run(tx, intake, decision, { ...owner, newFacts: facts, byUserId: null, because: reason, at });
  }
}
