import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Settings } from '../../../platform/config/settings.js';
import { Sealer } from '../../../platform/crypto/sealer.js';
import type { CaptureResult } from '../lead-draft.js';
import { SpoolFolder } from './spool-folder.js';
import { SpoolIndex, type SpoolFigures } from './spool-index.js';
import type { NewReview } from '../review/review.store.js';
import {
  isReadable,
  packRecord,
  subjectOf,
  unpackRecords,
  type Spooled,
  type SpooledLead,
  type SpoolRecord,
} from './spool-record.js';

interface Waiting {
  readonly spooled: Spooled;
  readonly resolve: (result: CaptureResult | null) => void;
  readonly reject: (error: unknown) => void;
}

const mostPerFile = 100;
const typicalBytes = 2000;
// A key that another process kept within this time may be kept here too: the database knows them as one.
const lookAgainMilliseconds = 1000;

/**
 * Leads on the disk of this machine, and what a person reads before it is one, until the database takes them. Those that arrive
 * together are synced together, and each is answered after that. Knows every lead that waits, also of other processes and of those that died: a repeated key gets the same bytes.
 */
@Injectable()
export class LeadSpool {
  private readonly folder: SpoolFolder;
  private readonly limit: number;
  private readonly index = new SpoolIndex();
  private waiting: Waiting[] = [];
  private writing = false;
  private lookedAt = Number.NEGATIVE_INFINITY;

  constructor(
    settings: Settings,
    private readonly sealer: Sealer,
  ) {
    this.folder = new SpoolFolder(join(settings.dataDir, 'spool'));
    this.limit = settings.spoolBytes;
  }

  /** Rejects when the lead was not kept: the disk is full or read-only, or the limit is reached. */
  keep(lead: SpooledLead): Promise<CaptureResult> {
    return this.inTurn({ kind: 'lead', lead }) as Promise<CaptureResult>; // a lead is always answered
  }

  /** The same again is kept again: in the queue the newest words of a key count. Rejects when it was not kept. */
  async keepReview(review: NewReview): Promise<void> {
    await this.inTurn({ kind: 'review', review });
  }

  /** Something waits for the database: what comes now waits behind it. */
  isWaiting(): boolean {
    return this.writing || !this.index.isEmpty();
  }

  figures(): SpoolFigures {
    return this.index.figures();
  }

  /** Oldest first, with what other processes wrote meanwhile. */
  async fileNames(): Promise<string[]> {
    await this.look();
    return this.index.names();
  }

  /** Null: another process has finished this file. */
  async read(name: string): Promise<SpoolRecord[] | null> {
    const content = await this.folder.read(name);
    return content && unpackRecords(content, this.sealer);
  }

  async finish(name: string): Promise<void> {
    await this.folder.remove(name);
    this.index.delete(name);
  }

  setAside(name: string, record: Buffer): Promise<void> {
    return this.folder.setAside(name, record);
  }

  async asideCount(): Promise<number> {
    return (await this.folder.asideFiles()).length;
  }

  /** Throws when a lead could not be kept now. */
  async probe(): Promise<void> {
    this.refuseBeyondLimit(typicalBytes);
    await this.folder.probe();
  }

  /** What a lead is answered; null: it is none yet. */
  private inTurn(spooled: Spooled): Promise<CaptureResult | null> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ spooled, resolve, reject });
      if (!this.writing) void this.writeAll();
    });
  }

  private async writeAll(): Promise<void> {
    this.writing = true;
    while (this.waiting.length > 0) await this.writeSome(this.waiting.splice(0, mostPerFile));
    this.writing = false;
  }

  private async writeSome(batch: readonly Waiting[]): Promise<void> {
    try {
      if (this.lookedAt + lookAgainMilliseconds < performance.now()) await this.look();
      const fresh = new SpoolIndex();
      const taken: Spooled[] = [];
      const results = batch.map(({ spooled }): CaptureResult | null => {
        const result = spooled.kind === 'lead' ? this.resultOf(spooled.lead, fresh) : null;
        if (result !== null && result.kind !== 'captured') return result;
        fresh.add(subjectOf(spooled).id, 0, [spooled]);
        taken.push(spooled);
        return result;
      });
      if (taken.length > 0) await this.write(taken);
      batch.forEach(({ resolve }, n) => resolve(results[n] ?? null));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  private resultOf(lead: SpooledLead, fresh: SpoolIndex): CaptureResult {
    const before = this.index.compare(lead) ?? fresh.compare(lead);
    if (before === 'other') return { kind: 'mismatch' };
    return { kind: before === 'same' ? 'replayed' : 'captured', ...lead.given };
  }

  private async write(taken: readonly Spooled[]): Promise<void> {
    const content = Buffer.concat(taken.map((one) => packRecord(one, this.sealer)));
    this.refuseBeyondLimit(content.length);
    const name = await this.folder.write(content);
    this.index.add(name, content.length, taken);
  }

  private refuseBeyondLimit(more: number): void {
    if (this.index.figures().bytes + more > this.limit) throw new Error(`The spool holds as much as it may: ${this.limit} bytes`);
  }

  private async look(): Promise<void> {
    this.lookedAt = performance.now();
    const names = new Set(await this.folder.names());
    for (const name of this.index.names()) if (!names.has(name)) this.index.delete(name);
    for (const name of names) {
      if (this.index.has(name)) continue;
      const content = await this.folder.read(name);
      const records = content && unpackRecords(content, this.sealer);
      if (records) this.index.add(name, content.length, records.filter(isReadable));
    }
  }
}
