import type { LeadDraft } from './lead-draft.js';

interface Parts<T> {
  readonly taken: T[];
  readonly left: T[];
}

/**
 * At most `most` drafts in which each phone number and each idempotency key stands once, and what is left, both in order: statements see each
 * row once, and the next batch sees what this one wrote.
 */
export function withoutRepeats<T>(
  items: readonly T[],
  draftOf: (item: T) => LeadDraft,
  most = Number.POSITIVE_INFINITY,
): Parts<T> {
  const taken: T[] = [];
  const left: T[] = [];
  const seen = new Set<string>();
  for (const item of items) {
    const keys = keysOf(draftOf(item));
    const isFree = taken.length < most && !keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    (isFree ? taken : left).push(item);
  }
  return { taken, left };
}

function keysOf({ phone, idempotency, sourceId }: LeadDraft): string[] {
  return idempotency ? [phone.e164, `${sourceId} ${idempotency.key}`] : [phone.e164];
}
