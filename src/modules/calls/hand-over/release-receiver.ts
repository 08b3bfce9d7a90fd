import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { RaiseAlert } from '../../alerts/index.js';
import { FreeCounsellor } from '../../counsellors/index.js';
import type { CallRow } from '../call.store.js';
import { HandOverStore, type HandOverRow } from './hand-over.store.js';

const sentences: Readonly<Record<string, string>> = {
  'counsellor-left': 'A counsellor dropped out before the receiver said that they have the person.',
  'receiver-left': 'The receiver dropped out of a hand-over.',
  'call-ended': 'The person was cut off while they were handed over.',
};

/** A hand-over came to nothing: a reserved counsellor is free again, and a drop is told to the supervisors. */
@Injectable()
export class ReleaseReceiver {
  constructor(
    private readonly handOvers: HandOverStore,
    private readonly freeCounsellor: FreeCounsellor,
    private readonly raiseAlert: RaiseAlert,
  ) {}

  async run(tx: Tx, handOver: HandOverRow, at: Date): Promise<void> {
    if (handOver.to_counsellor_id) await this.freeCounsellor.afterHandOver(tx, handOver.to_counsellor_id, at);
  }

  async dropped(
    tx: Tx,
    call: CallRow,
    handOver: HandOverRow,
    reason: 'counsellor-left' | 'receiver-left' | 'call-ended',
    at: Date,
  ): Promise<void> {
    await this.handOvers.end(tx, handOver, 'dropped', reason, at);
    await this.raiseAlert.run(tx, {
      siteId: call.site_id,
      kind: 'hand-over-dropped',
      subjectType: 'call',
      subjectId: call.id,
      sentence: sentences[reason]!,
      at,
    });
  }
}
