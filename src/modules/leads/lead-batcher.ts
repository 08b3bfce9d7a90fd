import { Injectable } from '@nestjs/common';
import { asProgram } from '../../platform/database/asker.js';
import { Database, violatedConstraint } from '../../platform/database/database.js';
import { isDatabaseOutage } from '../../platform/http/database-outage.js';
import type { CaptureResult, LeadDraft } from './lead-draft.js';
import { LeadStore } from './lead.store.js';
import { withoutRepeats } from './without-repeats.js';

interface Waiting {
  readonly draft: LeadDraft;
  readonly resolve: (result: CaptureResult) => void;
  readonly reject: (error: unknown) => void;
}

// The larger a batch, the less a lead costs: a second one goes only when the first is held up, by a lock or a slow disk.
const batchesInFlight = 2;
const heldUpMilliseconds = 15;
const mostPerBatch = 100;
const writtenMeanwhile = new Set(['idempotency_record_pk', 'lead_pk', 'lead_reference_unique', 'raw_submission_pk']);

/**
 * Writes leads that arrive together in one transaction. Each caller still waits for the commit that holds its own lead; when a
 * batch fails each of its leads is tried alone, so that a bad one fails alone.
 */
@Injectable()
export class LeadBatcher {
  private waiting: Waiting[] = [];
  private inFlight = 0;
  private scheduled = false;
  private heldUp: NodeJS.Timeout | undefined;

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
    if (this.inFlight > 0) {
      this.heldUp ??= setTimeout(() => this.begin(), heldUpMilliseconds);
      return;
    }
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.begin();
    });
  }

  private begin(): void {
    clearTimeout(this.heldUp);
    this.heldUp = undefined;
    if (this.inFlight < batchesInFlight && this.waiting.length > 0) void asProgram(() => this.flush(this.takeBatch()));
  }

  /** A draft that nobody waits for any more is not begun; one that is being written may still be committed. */
  leaveOut(draft: LeadDraft): void {
    this.waiting = this.waiting.filter((item) => item.draft !== draft);
  }

  private takeBatch(): Waiting[] {
    const { taken, left } = withoutRepeats(this.waiting, ({ draft }) => draft, mostPerBatch);
    this.waiting = left;
    return taken;
  }

  private async flush(batch: Waiting[]): Promise<void> {
    this.inFlight++;
    try {
      const results = await this.writeTogether(batch.map((item) => item.draft));
      batch.forEach((item, index) => item.resolve(results[index]!));
    } catch (error) {
      // Without the database none of them fares better alone.
      if (batch.length === 1 || isDatabaseOutage(error)) for (const item of batch) item.reject(error);
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
      // The first request with this key, or the same lead on its other way, committed between our look and our write: look again.
      if (writtenMeanwhile.has(violatedConstraint(error) ?? '')) return write();
      throw error;
    });
  }
}
