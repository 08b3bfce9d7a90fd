import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { WaitingEntriesReader, type EntryInLine } from '../../routing/index.js';
import { CallbackStore } from '../callback.store.js';

/** Somebody in the line, for whoever wants to act on them. */
@Injectable()
export class FindEntry {
  constructor(
    private readonly line: WaitingEntriesReader,
    private readonly callbacks: CallbackStore,
  ) {}

  /** Throws `queue/unknown` (404). */
  async run(tx: Tx, entryId: string): Promise<EntryInLine> {
    const entry = await this.line.one(tx, entryId);
    if (!entry) throw new DomainError('not-found', 'queue/unknown', 'There is no such place in the line.');
    return entry;
  }

  /** The callback is locked before the line, as by whoever enters it: so they never wait for each other. */
  async lock(tx: Tx, { callbackId }: EntryInLine): Promise<void> {
    await this.callbacks.lock(tx, callbackId);
  }
}
