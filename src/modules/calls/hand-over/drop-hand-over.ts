import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import type { CallRow } from '../call.store.js';
import { HandOverStore } from './hand-over.store.js';
import { ReleaseReceiver } from './release-receiver.js';

/** A call ends: whatever hand-over was open ends with it. */
@Injectable()
export class DropHandOver {
  constructor(
    private readonly handOvers: HandOverStore,
    private readonly release: ReleaseReceiver,
  ) {}

  /** @returns whether the person was lost in the middle of a hand-over. */
  async run(tx: Tx, call: CallRow, at: Date): Promise<boolean> {
    const latest = await this.handOvers.latestOf(tx, call.id);
    if (!latest) return false;
    if (latest.ended_at) return latest.state === 'dropped' && latest.end_reason === 'counsellor-left';
    await this.release.dropped(tx, call, latest, 'call-ended', at);
    await this.release.run(tx, latest, at);
    return true;
  }
}
