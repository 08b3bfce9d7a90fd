/** What is read out of a raw submission. */
export interface LeadReading {
  readonly phone: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly emailUsable: boolean | null;
  readonly message: string | null;
  readonly zip: string | null;
  readonly language: string;
  readonly aboutSomeoneElse: boolean;
  readonly preferredTime: string | null;
  /** Codes, in order. */
  readonly dangerSigns: readonly string[];
}

export interface ReadingChange {
  readonly field: keyof LeadReading;
  readonly before: string | boolean | readonly string[] | null;
  readonly after: string | boolean | readonly string[] | null;
  /** False: a person looks into it, nothing is changed by itself. */
  readonly applied: boolean;
}

/**
 * What a reading of today changes about the one of then. A sign of danger is added and never taken away (B-039); another number is
 * shown and never dialled because of it.
 */
export function readingChanges(before: LeadReading, now: LeadReading): readonly ReadingChange[] {
  const signs = [...new Set([...before.dangerSigns, ...now.dangerSigns])].toSorted();
  const after: LeadReading = { ...now, dangerSigns: signs };
  return (Object.keys(before) as (keyof LeadReading)[]).flatMap((field) =>
    same(before[field], after[field])
      ? []
      : [{ field, before: before[field], after: after[field], applied: field !== 'phone' } satisfies ReadingChange],
  );
}

function same(one: LeadReading[keyof LeadReading], other: LeadReading[keyof LeadReading]): boolean {
  return JSON.stringify(typeof one === 'object' && one !== null ? [...one].toSorted() : one) === JSON.stringify(other);
}
