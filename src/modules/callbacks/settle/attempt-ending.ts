import { Injectable } from '@nestjs/common';
import type { AttemptOutcome, Disposition } from '../../../core/callbacks/attempt-outcomes.js';
import { isBrokenHandOver, isCutOff, isLastWord } from '../../../core/calls/end-causes.js';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import type { CallRow } from '../../calls/index.js';
import { QueueEntryStore, type EndedEntry } from '../../routing/index.js';
import { AttemptStore, type AttemptRow } from '../attempt.store.js';
import { CallbackStore, type CallbackRow } from '../callback.store.js';
import { LineAgain } from '../live/line-again.js';
import { SettleAttempt } from './settle-attempt.js';

const outcomeWithinMinutes = 10;
const outcomesByCause: Record<string, AttemptOutcome> = {
  busy: 'busy',
  'no-answer': 'no-answer',
  unreachable: 'unreachable',
  'do-not-call': 'do-not-call',
};
/** The person said otherwise while we were on the way to them: their callback was put where they want it in that transaction. */
const calledOff = 'called-off';
type Outcome = AttemptOutcome | 'connected' | 'not-dialled' | typeof calledOff;

/** Closes an attempt and decides, by how its call ended, where the callback stands now. */
@Injectable()
export class AttemptEnding {
  constructor(
    private readonly attempts: AttemptStore,
    private readonly callbacks: CallbackStore,
    private readonly entries: QueueEntryStore,
    private readonly settle: SettleAttempt,
    private readonly lineAgain: LineAgain,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: Tx, call: CallRow, attempt: AttemptRow, at: Date): Promise<void> {
    const callback = (await this.callbacks.lock(tx, call.callback_id))!;
    const outcome = outcomeOf(call, attempt);
    await this.attempts.end(tx, attempt.id, outcome, at);
    if (call.end_cause === 'not-placed' || call.end_cause === 'never-dialled') await this.attempts.takeBackDial(tx, attempt.id);
    if (call.end_cause === 'never-dialled') await this.callbacks.takeBackAttempt(tx, callback.id);
    const entry = await this.leaveLine(tx, callback, attempt, outcome, at);
    await this.outbox.add(tx, [
      { name: 'AttemptEnded', body: { callbackId: callback.id, personId: callback.person_id, attemptId: attempt.id, outcome } },
    ]);
    if (callback.ended_at || outcome === calledOff) return;
    if (outcome === 'not-dialled') {
      if (!(await this.lineAgain.run(tx, callback, entry, at)))
        await this.settle.backIntoLine(tx, callback, entry?.arrived_at ?? at, at);
    } else if (outcome !== 'connected')
      await this.settle.run(tx, callback, { outcome, askedFor: null, byUserId: null, talkEndedAt: null, at });
    else if (isCutOff(call.end_cause!) && !hasLastWord(call)) await this.callAgain(tx, call, callback, entry, at);
    else if (call.disposition) await this.settleWritten(tx, call, callback, call.disposition, at);
    else await this.awaitOutcome(tx, call, callback, at);
  }

  /** Where they put it themselves it may be in line again already: that entry is none of this attempt's. */
  private async leaveLine(
    tx: Tx,
    callback: CallbackRow,
    attempt: AttemptRow,
    outcome: Outcome,
    at: Date,
  ): Promise<EndedEntry | null> {
    if (outcome === calledOff) return null;
    return this.entries.end(tx, callback.id, `attempt ${attempt.attempt_number}: ${outcome}`, at);
  }

  /** That the talk broke off was learnt when its outcome was waited for already. */
  async cutOffAfterAll(tx: Tx, call: CallRow, at: Date): Promise<void> {
    if (!isCutOff(call.end_cause!) || hasLastWord(call)) return;
    const callback = (await this.callbacks.lock(tx, call.callback_id))!;
    if (callback.state === 'awaiting-disposition') await this.callAgain(tx, call, callback, null, at);
  }

  /** They were cut off: whoever is still on the phone is in line again, in front; anybody else is called at once. */
  private async callAgain(tx: Tx, call: CallRow, callback: CallbackRow, entry: EndedEntry | null, at: Date): Promise<void> {
    await this.callbacks.makeUrgent(tx, callback.id, isBrokenHandOver(call.end_cause!) ? 'hand-over' : null);
    const urgent = { ...callback, urgency: 'urgent' as const };
    if (!(await this.lineAgain.run(tx, urgent, entry, at))) await this.settle.afterCutOff(tx, urgent, at);
  }

  private async awaitOutcome(tx: Tx, call: CallRow, callback: CallbackRow, at: Date): Promise<void> {
    await this.callbacks.move(tx, callback.id, {
      state: 'awaiting-disposition',
      dueAt: new Date(at.getTime() + outcomeWithinMinutes * 60_000),
      because: 'They talked: the counsellor writes the outcome',
      ownerUserId: call.counsellor_id,
      ownerTeam: null,
    });
    await this.outbox.add(tx, [
      { name: 'CallbackConnected', body: { callbackId: callback.id, personId: callback.person_id, callId: call.id } },
    ]);
  }

  /** The counsellor was quicker with the outcome than the carrier with its last report. */
  private settleWritten(tx: Tx, call: CallRow, callback: CallbackRow, outcome: Disposition, at: Date): Promise<void> {
    return this.settle.run(tx, callback, {
      outcome,
      askedFor: call.asked_for,
      byUserId: call.counsellor_id,
      talkEndedAt: call.ended_at,
      at,
    });
  }
}

function hasLastWord({ end_cause: cause, disposition }: CallRow): boolean {
  return disposition !== null && isLastWord(cause!, disposition);
}

function outcomeOf(call: CallRow, attempt: AttemptRow): Outcome {
  if (call.connected_at) return 'connected';
  if (call.end_cause === calledOff) return calledOff;
  if (!attempt.dialled_at || call.end_cause === 'never-dialled') return 'not-dialled';
  return outcomesByCause[call.end_cause ?? ''] ?? 'failed';
}
