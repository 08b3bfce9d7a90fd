import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { TextStore } from './text.store.js';

/** Nothing that waits to be sent to this number goes out any more. */
@Injectable()
export class CancelWaitingTexts {
  constructor(
    private readonly texts: TextStore,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: Tx, theirNumber: string, because: string, at: Date): Promise<void> {
    const canceled = await this.texts.cancelWaiting(tx, theirNumber, because, at);
    await this.outbox.add(
      tx,
      canceled.map(({ id, person_id }) => ({
        name: 'TextChanged' as const,
        body: { textId: id, personId: person_id, state: 'canceled' },
      })),
    );
  }
}
