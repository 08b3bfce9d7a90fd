import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { keepWallTime } from '../../../core/wall-times/keep-wall-time.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { Tx } from '../../../platform/database/database.js';
import { ClockRules } from './clock-rules.js';
import { WallTimeStore, type WallTimeRow } from './wall-time.store.js';

export interface MovedTime extends WallTimeRow {
  readonly to: Date;
}

/** Brings the time of a locked callback in line with the rules, and keeps what it was before. */
@Injectable()
export class ChangeWallTime {
  constructor(
    private readonly store: WallTimeStore,
    private readonly rules: ClockRules,
  ) {}

  /** Null: it stands. */
  async run(tx: Tx, callbackId: string, at: Date): Promise<MovedTime | null> {
    const promise = await this.store.one(tx, callbackId, at);
    const decision = promise && keepWallTime(promise, this.rules.zones);
    if (!promise || decision?.kind !== 'moves') return null;
    const { to } = decision;
    const { version } = this.rules;
    await this.store.keep(tx, [{ ...promise, start: to }]);
    await this.store.note(tx, { ...promise, id: uuid(), to, version, at });
    await writeAuditEntry(tx, {
      userId: null,
      action: 'callback.moved-with-clock',
      subjectType: 'callback',
      subjectId: callbackId,
      detail: { zone: promise.zone, before: promise.start.toISOString(), now: to.toISOString(), rules: version },
    });
    return { ...promise, to };
  }
}
