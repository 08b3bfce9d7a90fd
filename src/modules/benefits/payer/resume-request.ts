import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { Disclose } from '../../disclosures/index.js';
import { RequestStore, type RequestRow } from '../request.store.js';
import { toDisclosure } from '../to-disclosure.js';
import { toBeginWith, waitingForConsent } from './standings.js';

/**
 * What a request waited for may be there: they have said something about their consent, or its carrier has an agreement. It goes on, or
 * says anew why not.
 */
@Injectable()
export class ResumeRequest {
  constructor(
    private readonly database: Database,
    private readonly requests: RequestStore,
    private readonly disclose: Disclose,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  run(requestId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const request = await this.requests.lock(tx, requestId);
      if (!request || !isHeldUp(request)) return;
      const at = this.clock.now();
      const { state, way } = request;
      const refused = await this.disclose.outlook(tx, toDisclosure(request, null));
      if (refused !== null && state === 'waiting-for-consent')
        return this.requests.lookedAt(tx, request.id, refused.sentence, at);
      if (refused !== null) return this.requests.stand(tx, request.id, waitingForConsent(request, refused.sentence, at), at);
      await this.requests.stand(tx, request.id, toBeginWith(request, 'Nothing is in the way: the insurer may be asked.', at), at);
      if (way === 'electronic') await this.outbox.add(tx, [{ name: 'ask-payer', body: { requestId } }]);
    });
  }
}

/** An electronic one that is to be begun always has a time for it, but when its carrier has no agreement. */
function isHeldUp({ state, way, nextTryAt }: RequestRow): boolean {
  return state === 'waiting-for-consent' || (state === 'asked' && way === 'electronic' && nextTryAt === null);
}
