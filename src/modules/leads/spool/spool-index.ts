import type { LeadDraft } from '../lead-draft.js';
import { subjectOf, type Spooled } from './spool-record.js';

/** What is remembered of a file while it waits; what is in it stays on the disk. */
interface WaitingFile {
  readonly bytes: number;
  readonly leads: number;
  readonly danger: number;
  readonly oldest: number;
  readonly keys: readonly string[];
}

export interface SpoolFigures {
  /** With what a person has to read before it is one. */
  readonly leads: number;
  readonly bytes: number;
  /** With a sign of danger in them. */
  readonly danger: number;
  readonly oldestAt: Date | null;
}

type Keyed = Pick<LeadDraft, 'sourceId' | 'idempotency'>;

/** Which files wait, and which idempotency keys are in them. */
export class SpoolIndex {
  private readonly files = new Map<string, WaitingFile>();
  private readonly hashOfKey = new Map<string, string>();

  add(name: string, bytes: number, all: readonly Spooled[]): void {
    const leads = all.flatMap((one) => (one.kind === 'lead' ? [one.lead] : []));
    const keys = leads.flatMap((lead) => keyOf(lead) ?? []);
    for (const lead of leads) {
      const key = keyOf(lead);
      if (key !== null && !this.hashOfKey.has(key)) this.hashOfKey.set(key, hashOf(lead));
    }
    this.files.set(name, {
      bytes,
      keys,
      leads: all.length,
      danger: all.filter(isDanger).length,
      oldest: Math.min(...all.map((one) => subjectOf(one).receivedAt.getTime())),
    });
  }

  delete(name: string): void {
    for (const key of this.files.get(name)?.keys ?? []) this.hashOfKey.delete(key);
    this.files.delete(name);
  }

  has(name: string): boolean {
    return this.files.has(name);
  }

  /** Oldest first. */
  names(): string[] {
    return [...this.files.keys()].sort();
  }

  isEmpty(): boolean {
    return this.files.size === 0;
  }

  /** Null: this key does not wait, or there is none. */
  compare(lead: Keyed): 'same' | 'other' | null {
    const key = keyOf(lead);
    const hash = key === null ? undefined : this.hashOfKey.get(key);
    if (hash === undefined) return null;
    return hash === hashOf(lead) ? 'same' : 'other';
  }

  figures(): SpoolFigures {
    const files = [...this.files.values()];
    const sum = (of: (file: WaitingFile) => number) => files.reduce((total, file) => total + of(file), 0);
    const oldest = files.reduce((least, file) => Math.min(least, file.oldest), Number.POSITIVE_INFINITY);
    return {
      leads: sum(({ leads }) => leads),
      bytes: sum(({ bytes }) => bytes),
      danger: sum(({ danger }) => danger),
      oldestAt: Number.isFinite(oldest) ? new Date(oldest) : null,
    };
  }
}

function isDanger(one: Spooled): boolean {
  return one.kind === 'lead' ? one.lead.safety !== null : one.review.danger;
}

function keyOf({ sourceId, idempotency }: Keyed): string | null {
  return idempotency && `${sourceId} ${idempotency.key}`;
}

function hashOf({ idempotency }: Keyed): string {
  return idempotency!.requestHash.toString('base64');
}
