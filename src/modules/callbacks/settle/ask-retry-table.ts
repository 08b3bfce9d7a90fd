import { Injectable } from '@nestjs/common';
import type { AttemptOutcome } from '../../../core/callbacks/attempt-outcomes.js';
import { decideAfterAttempt, type AfterAttempt } from '../../../core/callbacks/decide-after-attempt.js';
import type { Tx } from '../../../platform/database/database.js';
import { PolicyDirectory, SiteDirectory } from '../../sites/index.js';
import { AttemptStore } from '../attempt.store.js';
import type { CallbackRow } from '../callback.store.js';
import { CallingFactsReader } from '../due/calling-facts.reader.js';

export interface Outcome {
  readonly outcome: AttemptOutcome;
  readonly askedFor: Date | null;
}

/** Asks the site's retry table what follows, or would follow, from an outcome, with all that is known of the tries before. */
@Injectable()
export class AskRetryTable {
  constructor(
    private readonly attempts: AttemptStore,
    private readonly policies: PolicyDirectory,
    private readonly sites: SiteDirectory,
    private readonly facts: CallingFactsReader,
  ) {}

  async run(tx: Tx, callback: CallbackRow, { outcome, askedFor }: Outcome, at: Date): Promise<AfterAttempt> {
    const { policy } = await this.policies.of(callback.site_id, 'retry');
    const triedAt = await this.attempts.triedAt(tx, callback.person_id, at);
    const zone = await this.zoneOf(tx, callback, at);
    return decideAfterAttempt({ outcome, attemptNumber: callback.attempts_made, askedFor, triedAt, zone }, policy, at);
  }

  /** Where they most likely are; the site's own clock for whoever left no number. */
  private async zoneOf(tx: Tx, callback: CallbackRow, at: Date): Promise<string> {
    const decision = callback.phone_number_id === null ? null : await this.facts.mayCall(tx, callback, at);
    return decision?.zones[0] ?? (await this.sites.site(callback.site_id)).timeZone;
  }
}
