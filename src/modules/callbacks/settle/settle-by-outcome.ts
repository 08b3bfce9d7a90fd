import { Injectable } from '@nestjs/common';
import { outcomeWords, type Disposition } from '../../../core/callbacks/attempt-outcomes.js';
import { isLastWord } from '../../../core/calls/end-causes.js';
import type { Tx } from '../../../platform/database/database.js';
import { CallerLegStore, CallStore, type CallRow } from '../../calls/index.js';
import { WithdrawEntry } from '../../routing/index.js';
import type { CallbackRow } from '../callback.store.js';
import { neverAgain, RevokeConsent } from '../revocation/revoke-consent.js';
import { SettleAttempt, type Settlement } from './settle-attempt.js';

type WrittenSettlement = Settlement & { readonly outcome: Disposition };

/**
 * What the counsellor wrote of a talk settles its callback, also when nobody waited for it any more: after a cut-off somebody is to
 * call at once, and "never again" or "we talked" stops that. It does not undo what came later, and nobody is sent away who is on
 * the phone; but "never again" is revoked consent whatever has become of the callback, and stops another counsellor's ring.
 */
@Injectable()
export class SettleByOutcome {
  constructor(
    private readonly calls: CallStore,
    private readonly callers: CallerLegStore,
    private readonly settle: SettleAttempt,
    private readonly withdrawEntry: WithdrawEntry,
    private readonly revokeConsent: RevokeConsent,
  ) {}

  async run(tx: Tx, call: CallRow, callback: CallbackRow, written: WrittenSettlement): Promise<void> {
    if (callback.state === 'awaiting-disposition') return this.settle.run(tx, callback, written);
    if (written.outcome === 'do-not-call') {
      const because = `${outcomeWords['do-not-call']}.`;
      await this.revokeConsent.run(tx, neverAgain(callback.person_id, because, written.byUserId, written.at));
      return;
    }
    if (await this.stopsCallback(tx, call, callback, written.outcome)) {
      await this.withdrawEntry.run(tx, callback.id, 'the outcome of the talk was written', written.at);
      await this.settle.run(tx, callback, written);
    }
  }

  private async stopsCallback(tx: Tx, call: CallRow, callback: CallbackRow, outcome: Disposition): Promise<boolean> {
    if (callback.ended_at || callback.state === 'dialling' || !isLastWord(call.end_cause ?? '', outcome)) return false;
    if (await this.callers.personIsOnTheLine(tx, callback.person_id)) return false;
    return this.calls.isLatestOf(tx, callback.id, call.id);
  }
}
