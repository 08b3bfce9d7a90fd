import { Injectable } from '@nestjs/common';
import { receiverTrouble } from '../../../core/webhooks/receiver-trouble.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { ReceiverStore, type ReceiverRow } from '../receivers/receiver.store.js';
import { OpenLines } from './open-lines.js';

/** Does anything get through to a receiver? Staff hear of it when nothing did for an hour; after days it is paused. */
@Injectable()
export class ReceiverHealth {
  constructor(
    private readonly receivers: ReceiverStore,
    private readonly outbox: Outbox,
    private readonly lines: OpenLines,
    private readonly clock: Clock,
  ) {}

  /** Back after an hour or more, it gets at once what waits for another try. Sooner, one refused message among many says nothing. */
  async accepted(tx: Tx, { id, failingSince, warnedAt }: ReceiverRow): Promise<void> {
    if (failingSince === null) return;
    await this.receivers.keepTrouble(tx, id, null, null);
    if (warnedAt === null) return;
    await this.receivers.bringForward(tx, id, this.clock.now());
    await this.tell(tx, id);
  }

  async failed(tx: Tx, receiver: ReceiverRow): Promise<void> {
    const now = this.clock.now();
    const { id, failingSince, warnedAt, state } = receiver;
    const trouble = receiverTrouble(failingSince ?? now, now);
    if (trouble === 'pause' && state === 'active') {
      await this.receivers.move(tx, id, 'paused', 'failing');
      return this.tell(tx, id);
    }
    const isNews = trouble === 'failing' && warnedAt === null;
    if (failingSince === null || isNews) await this.receivers.keepTrouble(tx, id, failingSince ?? now, isNews ? now : warnedAt);
    if (isNews) await this.tell(tx, id);
  }

  /** It answered 410: it wants nothing any more, which is not for us to doubt. */
  async gone(tx: Tx, { id }: ReceiverRow): Promise<void> {
    await this.receivers.move(tx, id, 'disabled', 'gone');
    await this.receivers.bury(tx, id, this.clock.now(), 'The receiver answered 410: it wants nothing any more.');
    await this.tell(tx, id);
  }

  /** Staff say that it can be sent to: what waits goes now. */
  async trusted(tx: Tx, receiverId: string): Promise<void> {
    await this.receivers.move(tx, receiverId, 'active', 'by-staff');
    await this.receivers.bringForward(tx, receiverId, this.clock.now());
    await this.lines.lookAgain(tx, receiverId);
    await this.tell(tx, receiverId);
  }

  /** Whoever keeps the alerts looks at it again. */
  async tell(tx: Tx, receiverId: string): Promise<void> {
    await this.outbox.add(tx, [{ name: 'ReceiverChanged', body: { receiverId } }]);
  }
}
