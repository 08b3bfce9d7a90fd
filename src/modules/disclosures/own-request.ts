import type { AskedDisclosure } from '../../core/disclosures/disclosure-facts.js';

/** Their own record, for themselves (42 CFR 2.23). */
export const patientThemselves = {
  recipient: { name: 'The person themselves', kind: 'patient' },
  purpose: 'own-request',
  basis: { kind: 'own-request' },
} as const satisfies Pick<AskedDisclosure, 'recipient' | 'purpose' | 'basis'>;
