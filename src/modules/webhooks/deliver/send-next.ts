import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Turnstile } from '../../../platform/turnstile.js';
import { DeliveryStore } from './delivery.store.js';
import { RecordTry } from './record-try.js';
import { SignedPost } from './signed-post.js';

// Callers on the phone need the connections of this process more than webhooks do.
const transactionsAtOnce = 3;

/**
 * Sends one delivery. Nothing is open in the database while we wait for the receiver. A process that dies between sending and writing
 * it down leaves its claim to run out: it is sent again, with the same id, and the receiver sees that it had it already.
 */
@Injectable()
export class SendNext {
  private readonly turnstile = new Turnstile(transactionsAtOnce);

  constructor(
    private readonly database: Database,
    private readonly deliveries: DeliveryStore,
    private readonly post: SignedPost,
    private readonly record: RecordTry,
    private readonly clock: Clock,
  ) {}

  /** False: nothing may be sent to this receiver now. */
  async run(receiverId: string): Promise<boolean> {
    const claimed = await this.turnstile.pass(() =>
      this.database.transaction((tx) => this.deliveries.claimNext(tx, receiverId, this.clock.now())),
    );
    if (!claimed) return false;
    const result = await this.post.send(claimed);
    await this.turnstile.pass(() => this.database.transaction((tx) => this.record.run(tx, claimed, result)));
    return true;
  }
}
