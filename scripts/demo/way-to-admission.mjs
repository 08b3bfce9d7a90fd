const inHours = (hours) => new Date(Date.now() + hours * 3_600_000).toISOString();

/** What the counsellor, the clinician and the manager write down on the way from the first talk to the bed. */
export const wayToAdmission = () => [
  { by: 'counsellor', to: 'screening', reason: 'They agreed to the questions', facts: { screeningAgreed: true } },
  { by: 'counsellor', to: 'coverage', reason: 'They pay themselves', facts: { coverageConsent: true, payer: 'Self-pay' } },
  {
    by: 'counsellor',
    to: 'clinical-review',
    reason: 'The screening is complete',
    facts: {
      substances: 'Clonazepam, daily for a year',
      lastUse: 'this morning',
      personLocation: 'Albany, New York',
      personState: 'NY',
    },
  },
  {
    by: 'clinician',
    decision: {
      edition: '4',
      outcome: 'approved',
      level: '3.7',
      ratings: { 1: 3, 2: 1, 3: 2, 4: 3, 5: 2 },
      text: 'Withdrawal needs medical management',
    },
  },
  {
    by: 'manager',
    to: 'scheduled',
    reason: 'A bed is free tomorrow',
    facts: { arrivalAt: inHours(24), arrivalPlace: 'Willow Creek', transport: 'A sister drives' },
  },
  {
    by: 'manager',
    to: 'admitted',
    reason: 'They arrived',
    facts: { admittedAt: inHours(0), facilityContact: 'Nurse Kim (sample)' },
  },
];
