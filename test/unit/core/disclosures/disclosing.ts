import type { AskedDisclosure, DisclosureFacts, Part2Event } from '../../../../src/core/disclosures/disclosure-facts.js';

export const at = new Date('2026-11-23T17:00:00Z');
export const hours = (after: number) => new Date(at.getTime() + after * 3_600_000);

/** Of Maria Lopez, the mother: that they are in our care. */
export const toMaria: AskedDisclosure = {
  recipient: { name: 'Maria Lopez', kind: 'family' },
  purpose: 'family-involvement',
  fields: ['attendance'],
  basis: { kind: 'consent' },
};

export const toClinic: AskedDisclosure = {
  recipient: { name: 'St. Mary Clinic', kind: 'treating-provider' },
  purpose: 'treatment',
  fields: ['identity', 'screening'],
  basis: { kind: 'consent' },
};

export const toInsurer: AskedDisclosure = {
  recipient: { name: 'Blue Shield', kind: 'payer' },
  purpose: 'verify-benefits',
  fields: ['identity', 'coverage'],
  basis: { kind: 'consent' },
};

let events = 0;

export function part2Event(change: Partial<Part2Event> = {}): Part2Event {
  return {
    id: `e${++events}`,
    kind: 'part2_tpo',
    action: 'grant',
    subjectRole: 'patient',
    scope: {},
    effectiveAt: hours(-48),
    expiresAt: null,
    fields: null,
    ...change,
  };
}

export const named = (change: Partial<Part2Event> = {}): Part2Event =>
  part2Event({
    kind: 'part2_named',
    scope: { recipient: 'Maria Lopez', purpose: 'family-involvement' },
    fields: ['attendance', 'contact'],
    ...change,
  });

export const revoked = (change: Partial<Part2Event> = {}): Part2Event =>
  named({ action: 'revoke', scope: {}, effectiveAt: hours(-1), ...change });

export function factsOf(ledger: readonly Part2Event[], change: Partial<DisclosureFacts> = {}): DisclosureFacts {
  return { ledgers: [ledger], restrictions: [], vendor: null, file: null, legalRequest: null, approval: null, ...change };
}
