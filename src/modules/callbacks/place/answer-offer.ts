import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import type { Flow } from '../../../telephony/flow.js';
import { ringsSoftphone, type LegRow, type ToldEnd } from '../../calls/index.js';
import { OfferStore, ReleaseOffer } from '../../routing/index.js';
import { CounsellorPrompts, hangUp } from './counsellor-prompts.js';
import { JoinCounsellor } from './join-counsellor.js';
import { TakeOffer } from './take-offer.js';

/** The counsellor's phone was picked up, or a key was pressed on it: what becomes of the offer that made it ring. */
@Injectable()
export class AnswerOffer {
  constructor(
    private readonly offers: OfferStore,
    private readonly takeOffer: TakeOffer,
    private readonly releaseOffer: ReleaseOffer,
    private readonly joinCounsellor: JoinCounsellor,
    private readonly prompts: CounsellorPrompts,
  ) {}

  /** Even after a click: a voicemail may have picked up, and must not get a person. */
  async onPickUp(tx: Tx, leg: LegRow, at: Date): Promise<Flow> {
    if (ringsSoftphone(leg)) return this.onKey(tx, leg, '1', at); // a browser has no voicemail: its accept button was the guard
    const offer = await this.offers.find(tx, leg.offer_id!);
    return leg.call_id || offer?.state === 'pending'
      ? this.prompts.whisper(leg, offer)
      : this.prompts.say(leg, 'counsellor.already-taken');
  }

  async onKey(tx: Tx, leg: LegRow, digits: string, at: Date): Promise<Flow> {
    if (digits !== '1') return this.notTaken(tx, leg, at);
    const callId = leg.call_id ?? (await this.take(tx, leg.offer_id!, at));
    return callId ? this.joinCounsellor.run(tx, leg, callId, at) : this.prompts.say(leg, 'counsellor.already-taken');
  }

  /** They pressed 1 and were in the room; nobody will come there any more. */
  tellEnd(leg: LegRow, end: ToldEnd): Promise<Flow> {
    return this.prompts.say(leg, `counsellor.${end}`);
  }

  private async notTaken(tx: Tx, leg: LegRow, at: Date): Promise<Flow> {
    if (leg.call_id) await this.joinCounsellor.giveUp(tx, leg.call_id, at);
    else await this.releaseOffer.run(tx, leg.offer_id!, { kind: 'missed', why: 'picked up, but did not press 1' }, at);
    return hangUp;
  }

  private async take(tx: Tx, offerId: string, at: Date): Promise<string | null> {
    const offer = await this.offers.find(tx, offerId);
    if (offer?.state !== 'pending') return null;
    try {
      return await this.takeOffer.run(tx, offerId, at);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'offer/taken') return null;
      throw error;
    }
  }
}
