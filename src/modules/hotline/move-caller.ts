import { Injectable } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { Caller } from './caller.js';
import { InboundCallStore, type CallerChange } from './inbound-call.store.js';

/** Changes a caller and tells consoles where they are now. */
@Injectable()
export class MoveCaller {
  constructor(
    private readonly calls: InboundCallStore,
    private readonly outbox: Outbox,
  ) {}

  async run(caller: Caller, change: CallerChange): Promise<Caller> {
    const row = await this.calls.change(caller.tx, caller.row, change, caller.at);
    if (row.stage !== caller.row.stage)
      await this.outbox.add(caller.tx, [
        { name: 'CallerMoved', body: { inboundCallId: row.id, personId: row.person_id, stage: row.stage } },
      ]);
    return { ...caller, row };
  }
}
