const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

/** Each stage after "contacted", with what the people on the way would write down. The table in core says what is required. */
export const wayToAdmission = [
  { to: 'screening', facts: { screeningAgreed: true } },
  { to: 'coverage', facts: { coverageConsent: true, payer: 'Self-pay' } },
  {
    to: 'clinical-review',
    facts: { substances: 'Clonazepam, daily for a year', lastUse: 'this morning', personLocation: 'Albany, New York' },
  },
  {
    to: 'approved',
    facts: {
      clinicianName: 'Dr. Sample',
      levelOfCare: '3.7',
      criteriaEdition: 'ASAM 4',
      decisionReason: 'Withdrawal needs medical management',
    },
  },
  { to: 'scheduled', facts: { arrivalAt: inHours(48), arrivalPlace: 'Willow Creek', transport: 'A sister drives' } },
  { to: 'admitted', facts: { admittedAt: inHours(0) } },
] as const;
