import { Injectable } from '@nestjs/common';
import type { RecordDispositionDto } from '../../../contracts/calls/disposition.dto.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { instantIn } from '../../../platform/http/instant-in.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { CallStore, type CallRow } from '../../calls/index.js';
import { refuseWhileRed } from '../../flags/index.js';
import { ApplyDisposition } from './apply-disposition.js';
import { callOf } from './call-of.js';
import { FinishAttempt } from './finish-attempt.js';

/** The counsellor (or a manager in their place) writes how a call went, once: it decides what happens next. */
@Injectable()
export class RecordDisposition {
  constructor(
    private readonly database: Database,
    private readonly calls: CallStore,
    private readonly finishAttempt: FinishAttempt,
    private readonly apply: ApplyDisposition,
    private readonly clock: Clock,
  ) {}

  run(callId: string, staff: StaffPrincipal, request: RecordDispositionDto): Promise<void> {
    return this.database.transaction(async (tx) => {
      const call = await this.requireWritable(tx, callId, staff);
      await this.finishAttempt.inside(tx, call); // an outcome may be written before the end of the call was worked through
      const askedFor = request.askedFor ? instantIn('askedFor', request.askedFor, this.clock.now()) : null;
      await this.apply.run(tx, call, {
        disposition: request.disposition,
        note: request.note ?? null,
        askedFor,
        byUserId: staff.userId,
        at: this.clock.now(),
      });
    });
  }

  private async requireWritable(tx: Tx, callId: string, staff: StaffPrincipal): Promise<CallRow> {
    const call = callOf(staff, await this.calls.lock(tx, callId));
    if (!call.ended_at && !call.handed_over_at)
      throw new DomainError('conflict', 'call/still-on', 'The call is still on: hang up first, then write the outcome.');
    if (!call.connected_at)
      throw new DomainError('conflict', 'call/not-answered', 'Nobody answered this call: its outcome is written already.');
    if (call.disposition)
      throw new DomainError(
        'conflict',
        'call/outcome-written',
        `The outcome of this call is written already: ${call.disposition}.`,
      );
    await refuseWhileRed(tx, call.person_id, 'This call cannot be wrapped up while somebody is in danger.');
    return call;
  }
}
