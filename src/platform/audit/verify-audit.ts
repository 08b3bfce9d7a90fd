import { verifyDocument } from '../crypto/signed-document.js';
import type { Database } from '../database/database.js';
import { chainStart, type AuditChain, type AuditHead } from './audit-chain.js';
import type { AuditChainStore, LinkWithEntry } from './audit-chain.store.js';

const mostAtOnce = 1000;

/** The first thing that is not as it was written. */
export interface AuditFinding {
  readonly kind:
    | 'gap'
    | 'link-changed'
    | 'unknown-key'
    | 'entry-changed'
    | 'entry-missing'
    | 'never-linked'
    | 'head-forged'
    | 'rewritten'
    | 'cut-off';
  /** Of the link; null when there is none. */
  readonly seq: number | null;
  readonly entryId: string | null;
  /** A sentence for whoever looks after it. */
  readonly what: string;
}

export interface AuditVerdict {
  readonly links: number;
  readonly heads: number;
  /** Null: everything is as it was written. */
  readonly finding: AuditFinding | null;
}

interface Verifying {
  readonly database: Pick<Database, 'query'>;
  readonly store: AuditChainStore;
  readonly chain: AuditChain;
  /** Heads as they were signed, those of the database and those that were put elsewhere. */
  readonly heads: readonly string[];
  /** PEM. */
  readonly trusted: readonly string[];
}

/**
 * Walks the chain from its first link and stops at the first row that was changed, taken out, put in or moved; then holds every signed
 * head against it: a chain that is shorter than a head was cut off or is an old backup.
 */
export async function verifyAudit({ database, store, chain, heads, trusted }: Verifying): Promise<AuditVerdict> {
  const read = readHeads(heads, trusted);
  if (read.finding) return { links: 0, heads: heads.length, finding: read.finding };
  const prunedBefore = BigInt((await store.prunedBefore(database)) ?? 0);
  let [seq, mac]: [number, Buffer] = [0, chainStart];
  const verdict = (finding: AuditFinding | null): AuditVerdict => ({ links: seq, heads: heads.length, finding });
  for (;;) {
    const links = await store.after(database, seq, mostAtOnce);
    for (const link of links) {
      const finding = findingOf(chain, link, { seq, mac, prunedBefore }) ?? rewritten(link, read.macs.get(link.seq));
      if (finding) return verdict(finding);
      [seq, mac] = [link.seq, link.mac];
    }
    if (links.length < mostAtOnce) break;
  }
  const cutOff = Math.max(0, ...read.macs.keys());
  if (cutOff > seq)
    return verdict(at(seq + 1, null, 'cut-off', `A signed head says that there were ${cutOff} links; there are ${seq}.`));
  const stray = await store.neverLinked(database);
  if (stray) return verdict(at(null, stray, 'never-linked', 'This entry never got a link: it was put in past the program.'));
  return verdict(null);
}

function findingOf(
  chain: AuditChain,
  link: LinkWithEntry,
  before: { readonly seq: number; readonly mac: Buffer; readonly prunedBefore: bigint },
): AuditFinding | null {
  const found = (kind: AuditFinding['kind'], what: string) => at(link.seq, link.entryId, kind, what);
  if (link.seq !== before.seq + 1) return at(before.seq + 1, null, 'gap', 'A link is missing here.');
  const follows = chain.follows(before.mac, link);
  if (follows === null)
    return found('unknown-key', `The key ${link.keyId} is not in FIELD_KEYS: put it back to check what it made.`);
  if (!follows) return found('link-changed', 'This link is not the one that was made here.');
  if (link.entry === null)
    return BigInt(link.entryAt) < before.prunedBefore ? null : found('entry-missing', 'The entry was taken out.');
  return chain.holds(link, link.entry) ? null : found('entry-changed', 'The entry does not say what it said.');
}

function rewritten({ seq, entryId, mac }: LinkWithEntry, signed: string | undefined): AuditFinding | null {
  if (signed === undefined || signed === mac.toString('hex')) return null;
  return at(seq, entryId, 'rewritten', 'The chain up to here is not the one whose head was signed.');
}

function readHeads(heads: readonly string[], trusted: readonly string[]): { macs: Map<number, string>; finding?: AuditFinding } {
  const macs = new Map<number, string>();
  for (const head of heads) {
    const verdict = verifyDocument(head, trusted);
    if (verdict.kind === 'not-genuine')
      return { macs, finding: at(null, null, 'head-forged', `A head is not genuine: ${verdict.why}`) };
    const { seq, mac } = verdict.document as unknown as AuditHead;
    if (macs.has(seq) && macs.get(seq) !== mac)
      return { macs, finding: at(seq, null, 'rewritten', 'Two signed heads say different things of this link.') };
    macs.set(seq, mac);
  }
  return { macs };
}

function at(seq: number | null, entryId: string | null, kind: AuditFinding['kind'], what: string): AuditFinding {
  return { kind, seq, entryId, what };
}
