import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import { RevokeCallConsent } from '../people/index.js';
import { StopCalling } from './stop-calling.js';

/** Somebody of ours heard "never call me again": no call is made from now on, and one that rings them already is called off. */
@Injectable()
export class NeverCallAgain {
  constructor(
    private readonly revokeCallConsent: RevokeCallConsent,
    private readonly stopCalling: StopCalling,
  ) {}

  async run(tx: Tx, personId: string, because: string, userId: string | null, at: Date): Promise<void> {
    await this.revokeCallConsent.run(tx, personId, because, userId, at);
    await this.stopCalling.run(tx, personId, because, at);
  }
}
