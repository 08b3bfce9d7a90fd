import type { RecordPart2ConsentDto } from '../../../src/contracts/disclosures/part2-consent.dto.js';

/** Everything that 42 CFR 2.31(a) wants in a consent, for the mother of the patient. */
export const signedForm = {
  kind: 'part2_named',
  patientName: 'José Lopez',
  discloser: 'Palm Lake',
  fields: ['attendance', 'contact'],
  recipient: 'Maria Lopez',
  purpose: 'family-involvement',
  saysHowToRevoke: true,
  expiresOn: '2027-06-01',
  signature: 'Folder 7',
  signedOn: '2026-11-20',
} satisfies RecordPart2ConsentDto;
