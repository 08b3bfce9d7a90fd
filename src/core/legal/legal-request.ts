export const legalRequestKinds = ['subpoena', 'court-order', 'search-warrant', 'other'] as const;
export type LegalRequestKind = (typeof legalRequestKinds)[number];

export const legalRequestOutcomes = ['answered', 'objected', 'withdrawn', 'nobody-of-ours'] as const;
export type LegalRequestOutcome = (typeof legalRequestOutcomes)[number];
