import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { SuppressionStore } from './suppression.store.js';

/** It is not that they do not want texts: a number cannot take any (a landline). Nobody's consent is touched. */
@Injectable()
export class MarkNumber {
  constructor(private readonly suppressions: SuppressionStore) {}

  async textless(tx: Tx, e164: string, at: Date): Promise<void> {
    await this.suppressions.suppress(tx, e164, 'sms', 'landline', at);
  }

  /** Nobody is behind it: a made-up number that must reach no phone. */
  async unreal(tx: Tx, e164: string, because: string, at: Date): Promise<void> {
    for (const channel of ['call', 'sms'] as const) await this.suppressions.suppress(tx, e164, channel, because, at);
  }

  /** A text came from it: the mark was wrong, or the number is somebody else's now. */
  async textable(tx: Tx, e164: string, at: Date): Promise<void> {
    await this.suppressions.lift(tx, e164, 'sms', at, 'landline');
  }
}
