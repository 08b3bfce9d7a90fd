import { Injectable } from '@nestjs/common';
import type { HandOverStep, ReferralStepDto } from '../../../contracts/placement/referral.dto.js';
import { whyNotMove } from '../../../core/placement/move-table.js';
import { referralMoves, type ReferralState } from '../../../core/placement/referral-rules.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { PlacedIntakeReader } from '../placed-intake.reader.js';
import { FollowUp } from './follow-up.js';
import { ReferralStore, type ReferralRow } from './referral.store.js';
import { TellOfReferral } from './tell-of-referral.js';

type Detail = Parameters<ReferralStore['move']>[4];

/** A hand-over that broke off goes back to what they chose. */
const stateAfter = (step: HandOverStep): ReferralState => (step === 'dropped' ? 'chosen' : step);

/** A referral goes on its way, step by step, until they arrived or are known not to have. */
@Injectable()
export class MoveReferral {
  constructor(
    private readonly database: Database,
    private readonly referrals: ReferralStore,
    private readonly intakes: PlacedIntakeReader,
    private readonly followUp: FollowUp,
    private readonly tell: TellOfReferral,
  ) {}

  /** What the caller chose; null: none. Throws `referral/unknown` (404), `referral/not-offered` (422) and `referral/state` (409). */
  choose(id: string, placeId: string | null, by: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const referral = await this.referrals.lock(tx, id);
      if (referral.state !== 'offered')
        throw new DomainError('conflict', 'referral/state', `They have chosen already: the referral is ${referral.state}.`);
      if (placeId === null) return this.move(tx, referral, 'lost', by, { lostReason: 'They chose none of the places' });
      if (!referral.options.some((option) => option.placeId === placeId)) throw notOffered();
      await this.move(tx, referral, 'chosen', by, { placeId });
    });
  }

  /** Throws `referral/unknown` (404) and `referral/state` (409). */
  step(id: string, { step, receiver, reason }: ReferralStepDto, by: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const referral = await this.referrals.lock(tx, id);
      const detail = { receiver: receiver?.trim(), lostReason: reason?.trim() };
      if (step === 'dropped' && referral.state !== 'warm-hand-over')
        throw new DomainError('conflict', 'referral/state', `No hand-over is going on: the referral is ${referral.state}.`);
      await this.move(tx, referral, stateAfter(step), by, detail);
    });
  }

  private async move(tx: Tx, referral: ReferralRow, to: ReferralState, by: string, detail: Detail): Promise<void> {
    const { id, intake_id: intakeId, state: from } = referral;
    const why = whyNotMove(referralMoves, 'referral', from, to);
    if (why !== null) throw new DomainError('conflict', 'referral/state', why);
    const at = this.tell.now();
    const placed = await this.intakes.of(tx, intakeId);
    await this.referrals.move(tx, id, to, at, detail);
    if (to === 'accepted' || from === 'offered') await this.followUp.plan(tx, { id, intakeId }, at);
    if (to === 'lost') await this.followUp.callOff(tx, id, 'The referral came to nothing', placed.personId);
    if (from === 'warm-hand-over' && to === 'chosen') await this.followUp.callAtOnce(tx, { id, intakeId }, placed, at);
    await this.tell.run(tx, { id, intakeId, personId: placed.personId, state: to }, by);
  }
}

function notOffered(): DomainError {
  const message = 'placeId must be one of the places that were offered.';
  return new DomainError('invalid', 'referral/not-offered', message, {
    errors: [{ field: 'placeId', code: 'referral/not-offered', message }],
  });
}
