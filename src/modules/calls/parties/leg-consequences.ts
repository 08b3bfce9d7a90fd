import { Injectable } from '@nestjs/common';
import { isFinal } from '../../../core/calls/leg-progress.js';
import type { Tx } from '../../../platform/database/database.js';
import { CallStore } from '../call.store.js';
import { ReceiverNews } from '../hand-over/receiver-news.js';
import type { LegNews } from '../legs/leg-news.js';
import type { LegRow } from '../legs/leg.store.js';
import { CounsellorNews } from './counsellor-news.js';
import { PersonNews } from './person-news.js';

/** What a leg's new state means, by whose phone it is. A supervisor's means nothing to the others. */
@Injectable()
export class LegConsequences {
  constructor(
    private readonly calls: CallStore,
    private readonly person: PersonNews,
    private readonly receiver: ReceiverNews,
    private readonly counsellor: CounsellorNews,
  ) {}

  async follow(tx: Tx, leg: LegRow, news: LegNews, at: Date): Promise<void> {
    if (leg.party === 'person') return this.person.follow(tx, leg, news, at);
    const call = leg.call_id ? await this.calls.lock(tx, leg.call_id) : null;
    if (call) await this.receiver.follow(tx, call, leg, news.state, at);
    if (leg.party === 'counsellor' && isFinal(news.state)) await this.counsellor.gone(tx, call, leg, news, at);
  }
}
