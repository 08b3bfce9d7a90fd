import { Injectable } from '@nestjs/common';
import { Database, violatedConstraint } from '../../platform/database/database.js';
import type { CaptureResult, LeadDraft } from './lead-draft.js';
import { LeadStore } from './lead.store.js';

interface Waiting {
  readonly draft: LeadDraft;
  readonly resolve: (result: CaptureResult) => void;
  readonly reject: (error: unknown) => void;
}

const batchesInFlight = 2;
const mostPerBatch = 100;

/**
 * Writes leads that arrive together in one transaction. Each caller still waits for the commit that holds its own lead; when a
 * batch fails each of its leads is tried alone, so that a bad one fails alone.
 */
@Injectable()
export class LeadBatcher {
  private waiting: Waiting[] = [];
  private inFlight = 0;
  private scheduled = false;

  constructor(
    private readonly database: Database,
    private readonly leads: LeadStore,
  ) {}

  write(draft: LeadDraft): Promise<CaptureResult> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ draft, resolve, reject });
      this.schedule();
    });
  }

  /** Once per turn of the event loop, so that requests which were read together are written together. */
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      while (this.inFlight < batchesInFlight && this.waiting.length > 0) void this.flush(this.takeBatch());
    });
  }

  /** One lead per number and per idempotency key: statements see each row once, and the next batch sees what this one wrote. */
  private takeBatch(): Waiting[] {
    const taken: Waiting[] = [];
    const left: Waiting[] = [];
    const seen = new Set<string>();
    for (const item of this.waiting) {
      const keys = [
        item.draft.phone.e164,
        item.draft.idempotency && `${item.draft.sourceId} ${item.draft.idempotency.key}`,
      ].filter(Boolean);
      const free = taken.length < mostPerBatch && !keys.some((key) => seen.has(key as string));
      for (const key of keys) seen.add(key as string);
      (free ? taken : left).push(item);
    }
    this.waiting = left;
    return taken;
  }

  private async flush(batch: Waiting[]): Promise<void> {
    this.inFlight++;
    try {
      const results = await this.writeTogether(batch.map((item) => item.draft));
      batch.forEach((item, index) => item.resolve(results[index]!));
    } catch (error) {
      if (batch.length === 1) batch[0]!.reject(error);
      else await Promise.all(batch.map((item) => this.writeAlone(item)));
    } finally {
      this.inFlight--;
      if (this.waiting.length > 0) this.schedule();
    }
  }

  private async writeAlone(item: Waiting): Promise<void> {
    await this.writeTogether([item.draft]).then(([result]) => item.resolve(result!), item.reject);
  }

  private async writeTogether(drafts: readonly LeadDraft[]): Promise<CaptureResult[]> {
    const write = () => this.database.transaction((tx) => this.leads.save(tx, drafts));
    return write().catch((error: unknown) => {
      // The first request with this key committed between our look and our lock: look again.
      if (violatedConstraint(error) === 'idempotency_record_pk') return write();
      throw error;
    });
  }
}
