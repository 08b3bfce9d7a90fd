import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import type { Flow } from '../../../telephony/flow.js';
import { roomOf, type CallRow } from '../call.store.js';
import { LegStore, type LegRow } from '../legs/leg.store.js';
import { LoseCounsellor } from './lose-counsellor.js';

/** A counsellor comes back into the room of their call, where the person is on hold until they do. */
@Injectable()
export class SitDownAgain {
  constructor(
    private readonly legs: LegStore,
    private readonly lose: LoseCounsellor,
  ) {}

  async run(tx: Tx, call: CallRow, leg: LegRow, at: Date): Promise<Flow> {
    await this.legs.markJoined(tx, leg.id, at);
    if (call.counsellor_lost_at) await this.lose.cameBack(tx, call, leg);
    return [{ kind: 'join-room', room: roomOf(call.id), label: leg.label!, endsRoom: false }];
  }
}
