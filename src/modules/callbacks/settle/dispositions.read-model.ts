import { Injectable } from '@nestjs/common';
import type { DispositionDto, DispositionsDto } from '../../../contracts/calls/disposition.dto.js';
import { dispositionLabels, dispositions, type Disposition } from '../../../core/callbacks/attempt-outcomes.js';
import { Clock } from '../../../platform/clock.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { instantIn } from '../../../platform/http/instant-in.js';
import { CallStore } from '../../calls/index.js';
import { CallbackStore, type CallbackRow } from '../callback.store.js';
import { AskRetryTable } from './ask-retry-table.js';
import { callOf } from './call-of.js';

/** What each outcome of a call would lead to. Nothing is changed, so that it may be asked while they still talk. */
@Injectable()
export class DispositionsReadModel {
  constructor(
    private readonly database: Database,
    private readonly calls: CallStore,
    private readonly callbacks: CallbackStore,
    private readonly retryTable: AskRetryTable,
    private readonly clock: Clock,
  ) {}

  of(callId: string, staff: StaffPrincipal, askedFor: string | null): Promise<DispositionsDto> {
    const at = this.clock.now();
    const wished = askedFor === null ? null : instantIn('askedFor', askedFor, at);
    return this.database.transaction(async (tx) => {
      const call = callOf(staff, await this.calls.lock(tx, callId));
      const callback = (await this.callbacks.lock(tx, call.callback_id))!;
      const shown: DispositionDto[] = [];
      for (const disposition of dispositions) shown.push(await this.consequence(tx, callback, disposition, wished, at));
      return { dispositions: shown };
    });
  }

  private async consequence(
    tx: Tx,
    callback: CallbackRow,
    disposition: Disposition,
    askedFor: Date | null,
    at: Date,
  ): Promise<DispositionDto> {
    const next = await this.retryTable.run(tx, callback, { outcome: disposition, askedFor }, at);
    return {
      disposition,
      label: dispositionLabels[disposition],
      kind: next.kind,
      consequence: next.reason,
      callFrom: next.kind === 'retry' ? next.from.toISOString() : null,
    };
  }
}
