import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';
import type { Sealer } from '../../../platform/crypto/sealer.js';
import type { LeadDraft } from '../lead-draft.js';
import type { NewReview } from '../review/review.store.js';

/** A lead that was accepted while the database was away, with the answer that was given for it. */
export type SpooledLead = LeadDraft & { readonly given: NonNullable<LeadDraft['given']> };

/** A lead, or what a person has to read before it is one. */
export type Spooled =
  { readonly kind: 'lead'; readonly lead: SpooledLead } | { readonly kind: 'review'; readonly review: NewReview };

export type ReadRecord = Spooled & { readonly bytes: Buffer };

export type SpoolRecord =
  | ReadRecord
  /** Whole or not, it cannot be read: cut off, changed on the disk, or sealed with a key that is not here. */
  | { readonly kind: 'unreadable'; readonly bytes: Buffer };

const headBytes = 8;
const idBytes = 36;

/**
 * One of them as it stands in a file: length of what follows (4 bytes), its CRC-32 (4 bytes), its id, and itself, sealed. Length and
 * checksum tell a record that was cut off from one whose key is missing.
 */
export function packRecord(spooled: Spooled, sealer: Sealer): Buffer {
  const { id } = subjectOf(spooled);
  const inside = spooled.kind === 'lead' ? spooled.lead : { review: spooled.review };
  const content = Buffer.concat([Buffer.from(id, 'ascii'), sealer.seal(serialize(inside), place(id))]);
  const head = Buffer.alloc(headBytes);
  head.writeUInt32BE(content.length, 0);
  head.writeUInt32BE(crc32(content), 4);
  return Buffer.concat([head, content]);
}

/** What both have. */
export function subjectOf(spooled: Spooled): Pick<NewReview, 'id' | 'sourceId' | 'siteId' | 'receivedAt'> {
  return spooled.kind === 'lead' ? spooled.lead : spooled.review;
}

/** The records of a file in their order. After one that is cut off nothing can be told apart any more: the rest is one unreadable record. */
export function unpackRecords(file: Buffer, sealer: Sealer): SpoolRecord[] {
  const records: SpoolRecord[] = [];
  for (let start = 0; start < file.length;) {
    const end = start + headBytes + (file.length - start < headBytes ? 0 : file.readUInt32BE(start));
    const isWhole = end <= file.length && end > start + headBytes + idBytes;
    const bytes = file.subarray(start, isWhole ? end : file.length);
    records.push(isWhole ? readRecord(bytes, sealer) : { kind: 'unreadable', bytes });
    start += bytes.length;
  }
  return records;
}

export function isReadable(record: SpoolRecord): record is ReadRecord {
  return record.kind !== 'unreadable';
}

function readRecord(bytes: Buffer, sealer: Sealer): SpoolRecord {
  const content = bytes.subarray(headBytes);
  if (crc32(content) !== bytes.readUInt32BE(4)) return { kind: 'unreadable', bytes };
  try {
    const id = content.toString('ascii', 0, idBytes);
    const inside = deserialize(sealer.open(content.subarray(idBytes), place(id))) as SpooledLead | { review: NewReview };
    return 'review' in inside
      ? { kind: 'review', review: sealedAsBuffer(inside.review), bytes }
      : { kind: 'lead', lead: inside, bytes };
  } catch {
    return { kind: 'unreadable', bytes };
  }
}

function sealedAsBuffer(review: NewReview): NewReview {
  return { ...review, sealed: Buffer.from(review.sealed) };
}

function place(id: string) {
  return { table: 'spool', column: 'lead', row: id };
}
