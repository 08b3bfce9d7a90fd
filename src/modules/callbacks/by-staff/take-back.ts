import { Injectable } from '@nestjs/common';
import type { MovedDto } from '../../../contracts/take-over.dto.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import type { Tx } from '../../../platform/database/database.js';
import { OfferStore, ReleaseOffer } from '../../routing/index.js';
import { CallbackStore, type CallbackRow } from '../callback.store.js';
import { HandToHuman } from '../due/hand-to-human.js';
import { GiveCallback } from './give-callback.js';

export interface Leaver {
  readonly from: string;
  /** Null: to the team. */
  readonly to: string | null;
  readonly reason: string;
  readonly by: StaffPrincipal;
}

/** Takes one piece of work from somebody who left; what they do not own any more stays as it is. */
@Injectable()
export class TakeBack {
  constructor(
    private readonly callbacks: CallbackStore,
    private readonly give: GiveCallback,
    private readonly handToHuman: HandToHuman,
    private readonly offers: OfferStore,
    private readonly releaseOffer: ReleaseOffer,
  ) {}

  /** Whom they were being offered goes to the next one, and nobody else is offered to them until they say that they are back. */
  async offer(tx: Tx, { from }: Leaver, at: Date): Promise<MovedDto[]> {
    const pending = await this.offers.pendingOfCounsellor(tx, from);
    if (!pending) return [];
    const why = 'a manager took over what was theirs';
    const released = await this.releaseOffer.run(tx, pending.id, { kind: 'taken-over', why }, at);
    return released ? [{ kind: 'offer', callbackId: pending.callbackId, to: null }] : [];
  }

  async callback(tx: Tx, callbackId: string, leaver: Leaver, at: Date): Promise<MovedDto[]> {
    const callback = await this.callbacks.lock(tx, callbackId);
    if (!callback || callback.ended_at) return [];
    const moved: MovedDto[] = [];
    if (callback.assigned_to === leaver.from) moved.push(await this.assigned(tx, callback, leaver, at));
    if (callback.state === 'needs-decision' && callback.owner_user_id === leaver.from)
      moved.push(await this.decision(tx, callback, leaver, at));
    return moved;
  }

  private async assigned(tx: Tx, callback: CallbackRow, { to, reason, by }: Leaver, at: Date): Promise<MovedDto> {
    const able = to !== null && (await this.give.mayMake(tx, to, callback.route_id)) ? to : null;
    await this.give.run(tx, callback, { to: able, reason }, by, at);
    return { kind: 'callback', callbackId: callback.id, to: able };
  }

  private async decision(tx: Tx, callback: CallbackRow, { from, to }: Leaver, at: Date): Promise<MovedDto> {
    const owner = await this.callbacks.decisionOwner(tx, to, from);
    await this.handToHuman.run(tx, callback, callback.because, at, owner);
    return { kind: 'decision', callbackId: callback.id, to: owner };
  }
}
