import { Injectable } from '@nestjs/common';
import { mayErase } from '../../../core/retention/may-erase.js';
import type { Retention } from '../../../core/retention/retention-classes.js';
import { Database } from '../../../platform/database/database.js';
import { EraseLocked } from '../erasure/erase-locked.js';
import { EraseRecord } from '../erasure/erase-record.js';
import { ErasureFactsReader } from '../erasure/erasure-facts.reader.js';
import { RetentionStore } from './retention.store.js';

const reason = 'The time for which it is kept was over.';

/** Erases one person whose time is over, if it still is when it has their lock. */
@Injectable()
export class EraseDue {
  constructor(
    private readonly database: Database,
    private readonly facts: ErasureFactsReader,
    private readonly eraseLocked: EraseLocked,
    private readonly eraseRecord: EraseRecord,
    private readonly store: RetentionStore,
  ) {}

  retention(): Promise<Retention> {
    return this.store.inForce();
  }

  /** False: something happened with them, or is in the way. */
  run(personId: string, at: Date): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const record = await this.facts.lock(tx, personId);
      if (!record || record.erasedAt) return false;
      const { personIds } = record;
      const facts = await this.facts.read(tx, personIds);
      if (facts.due > at || mayErase(facts, at).kind !== 'erase') return false;
      await this.eraseLocked.run(tx, { personIds, askedBy: null, byUserId: null, reason, at });
      return true;
    });
  }

  /** What came of somebody after they were erased goes too. */
  again(personId: string, at: Date): Promise<void> {
    return this.database.transaction(async (tx) => {
      const record = await this.facts.lock(tx, personId);
      if (record?.erasedAt) await this.eraseRecord.run(tx, record.personIds, at);
    });
  }
}
