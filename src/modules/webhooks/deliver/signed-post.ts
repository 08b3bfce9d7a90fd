import { Injectable } from '@nestjs/common';
import type { TryResult } from '../../../core/webhooks/judge-answer.js';
import { Clock } from '../../../platform/clock.js';
import { GuardedFetch } from '../../../platform/egress/guarded-fetch.js';
import { SecretStore } from '../receivers/secret.store.js';
import { DeliveryMetrics } from './delivery-metrics.js';
import { signedHeaders } from './sign.js';

export interface Message {
  readonly receiverId: string;
  readonly url: string;
  /** The same for every try, so that a receiver can see that it had this one already. */
  readonly id: string;
  readonly body: string;
}

/** One try to tell a receiver something. */
@Injectable()
export class SignedPost {
  constructor(
    private readonly secrets: SecretStore,
    private readonly outside: GuardedFetch,
    private readonly metrics: DeliveryMetrics,
    private readonly clock: Clock,
  ) {}

  async send({ receiverId, url, id, body }: Message): Promise<TryResult> {
    const at = this.clock.now();
    const secrets = await this.secrets.validAt(receiverId, at);
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Ringback-Webhooks',
      ...signedHeaders({ id, body, at, secrets }),
    };
    const result = await this.outside.post({ url, headers, body }, 'ids-only');
    this.metrics.count(result);
    return result;
  }
}
