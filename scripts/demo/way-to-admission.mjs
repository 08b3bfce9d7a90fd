const inHours = (hours) => new Date(Date.now() + hours * 3_600_000).toISOString();

/** What the counsellor and the manager write down on the way from the first talk to the bed. */
export const wayToAdmission = () => [
  { by: 'counsellor', to: 'screening', reason: 'They agreed to the questions', facts: { screeningAgreed: true } },
  { by: 'counsellor', to: 'coverage', reason: 'They pay themselves', facts: { coverageConsent: true, payer: 'Self-pay' } },
  {
    by: 'counsellor',
    to: 'clinical-review',
    reason: 'The screening is complete',
    facts: { substances: 'Clonazepam, daily for a year', lastUse: 'this morning', personLocation: 'Albany, New York' },
  },
  {
    by: 'manager',
    to: 'approved',
    reason: 'The clinician decided',
    facts: {
      clinicianName: 'Dr. Lee (sample)',
      levelOfCare: '3.7',
      criteriaEdition: 'ASAM 4',
      decisionReason: 'Withdrawal needs medical management',
    },
  },
  {
    by: 'manager',
    to: 'scheduled',
    reason: 'A bed is free tomorrow',
    facts: { arrivalAt: inHours(24), arrivalPlace: 'Willow Creek', transport: 'A sister drives' },
  },
  { by: 'manager', to: 'admitted', reason: 'They arrived', facts: { admittedAt: inHours(0) } },
];
