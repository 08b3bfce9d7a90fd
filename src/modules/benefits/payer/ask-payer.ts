import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { RecordReply } from './record-reply.js';
import { SendToPayer } from './send-to-payer.js';

/**
 * Asks one insurer through the clearing house, when it is time. While we wait, only the lock of the disclosure is held (ADR 0033). A process
 * that dies in between leaves its claim to run out: the same question is asked again, under the same trace.
 */
@Injectable()
export class AskPayer {
  constructor(
    private readonly database: Database,
    private readonly send: SendToPayer,
    private readonly record: RecordReply,
    private readonly clock: Clock,
  ) {}

  async run(requestId: string): Promise<void> {
    const sent = await this.send.sendToPayer(requestId, this.clock.now());
    if (sent.kind === 'not-sent') return;
    await this.database.transaction((tx) => this.record.run(tx, sent, this.clock.now()));
  }
}
