import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { BlockCallerDto, BlockedCallerDto } from '../../../contracts/calls/blocked-caller.dto.js';
import { mayBlock } from '../../../core/hotline/may-block.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { instantIn } from '../../../platform/http/instant-in.js';
import { BlockedCallerStore } from './blocked-caller.store.js';
import { NumberToBlock } from './number-to-block.js';

/** Staff turn a number away for a while (twilio.md F48); the program itself never does. */
@Injectable()
export class BlockCaller {
  constructor(
    private readonly database: Database,
    private readonly store: BlockedCallerStore,
    private readonly numbers: NumberToBlock,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError input/invalid, instant/invalid, inbound-call/unknown, blocked-caller/withheld, blocked-caller/crisis */
  run(asked: BlockCallerDto, by: string): Promise<BlockedCallerDto> {
    const at = this.clock.now();
    const until = instantIn('until', asked.until, at);
    return this.database.transaction(async (tx) => {
      const callerNumber = await this.numbers.of(tx, asked);
      await this.requireAllowed(tx, callerNumber, until, at);
      const id = uuid();
      const block = await this.store.replace(tx, { id, callerNumber, reason: asked.reason.trim(), until, byUserId: by, at });
      const detail = { inboundCallId: asked.inboundCallId ?? null, until: until.toISOString() };
      await writeAuditEntry(tx, { userId: by, action: 'caller.blocked', subjectType: 'blocked-caller', subjectId: id, detail });
      return block;
    });
  }

  private async requireAllowed(tx: Tx, callerNumber: string, until: Date, now: Date): Promise<void> {
    const decision = mayBlock({ now, until, lastCrisisAt: await this.store.lastCrisisAt(tx, callerNumber) });
    if (decision.kind === 'yes') return;
    if (decision.code === 'crisis') throw new DomainError('conflict', 'blocked-caller/crisis', decision.because);
    const errors = [{ field: 'until', code: `until/${decision.code}`, message: decision.because }];
    throw new DomainError('invalid', 'input/invalid', decision.because, { errors });
  }
}
