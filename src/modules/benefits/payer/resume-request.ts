import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { RequestStore } from '../request.store.js';
import { ConsentReader } from './consent.reader.js';
import { toBeginWith } from './standings.js';

/** They have said something about their consent since a request waits for it: it goes on, or says anew why not. */
@Injectable()
export class ResumeRequest {
  constructor(
    private readonly database: Database,
    private readonly requests: RequestStore,
    private readonly consents: ConsentReader,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  run(requestId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const request = await this.requests.lock(tx, requestId);
      if (request?.state !== 'waiting-for-consent') return;
      const at = this.clock.now();
      const consent = await this.consents.of(tx, request, at);
      if (consent.kind === 'no') return this.requests.lookedAt(tx, request.id, consent.sentence, at);
      await this.requests.stand(tx, request.id, toBeginWith(request, 'They agreed: the insurer may be asked.', at), at);
      if (request.way === 'electronic') await this.outbox.add(tx, [{ name: 'ask-payer', body: { requestId } }]);
    });
  }
}
