import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import type { CallRow } from '../call.store.js';
import { HandOverStore, type HandOverRow } from './hand-over.store.js';
import { ReleaseReceiver } from './release-receiver.js';

// The person's leaving ends the room for all: the receiver's report of it may overtake theirs.
const sameMomentSeconds = 5;

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
    if (latest.ended_at) return brokeOff(latest, at);
    await this.release.dropped(tx, call, latest, 'call-ended', at);
    await this.release.run(tx, latest, at);
    return true;
  }
}

function brokeOff({ state, end_reason: reason, ended_at: endedAt }: HandOverRow, at: Date): boolean {
  if (state !== 'dropped') return false;
  return reason === 'counsellor-left' || at.getTime() - endedAt!.getTime() < sameMomentSeconds * 1000;
}
