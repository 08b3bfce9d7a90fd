import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { afterNotCreated } from '../../../core/calls/after-not-created.js';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import type { CallRow } from '../call.store.js';
import { LegStore, type LegRow } from '../legs/leg.store.js';
import { NoteOutage } from './note-outage.js';

/**
 * It is proved that the carrier never rang the person: they are rung once more, by a leg of its own, so that whatever comes of the first
 * one after all is hung up. `mayContact` said yes to this attempt a minute ago at most.
 */
@Injectable()
export class RingOnceMore {
  constructor(
    private readonly legs: LegStore,
    private readonly noteOutage: NoteOutage,
    private readonly outbox: Outbox,
  ) {}

  /** @returns whether they are. `leg` is as it was before it was given up. */
  async run(tx: Tx, call: CallRow, leg: LegRow, at: Date): Promise<boolean> {
    const { roomsFail, next } = afterNotCreated({
      carrierFailed: leg.state === 'unknown',
      rungPlainly: leg.rung_plainly,
      legs: await this.countOf(tx, call.id),
      wanted: call.ended_at === null && leg.hang_up_requested_at === null,
      counsellorInRoom: await this.counsellorIsThere(tx, call.id),
    });
    if (roomsFail) await this.noteOutage.run(tx, at);
    return next.kind === 'ring-once-more' && this.ring(tx, call, leg, at);
  }

  private async ring(tx: Tx, call: CallRow, { to_number: to, from_number: from }: LegRow, at: Date): Promise<boolean> {
    const legId = uuid();
    const rings = await this.legs.intend(tx, { id: legId, party: 'person', offerId: null, callId: call.id, to, from, at });
    if (rings) await this.outbox.add(tx, [{ name: 'place-leg', body: { legId } }]);
    return rings;
  }

  private async countOf(tx: Tx, callId: string): Promise<number> {
    const rows = await tx.query(`select from call_leg where call_id = $1 and party = 'person'`, [callId]);
    return rows.length;
  }

  private async counsellorIsThere(tx: Tx, callId: string): Promise<boolean> {
    const live = await this.legs.liveLegsOfCall(tx, callId);
    return live.some((leg) => leg.party === 'counsellor' && leg.joined_at !== null);
  }
}
