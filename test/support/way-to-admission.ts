const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

/**
 * Each step after "contacted", with what the people on the way would write down: `advance` goes to the stage `to`, `decisions` is what the
 * clinician decides and leads there. The table in core says what is required.
 */
export const wayToAdmission = [
  { to: 'screening', at: 'advance', body: { to: 'screening', facts: { screeningAgreed: true } } },
  { to: 'coverage', at: 'advance', body: { to: 'coverage', facts: { coverageConsent: true, payer: 'Self-pay' } } },
  {
    to: 'clinical-review',
    at: 'advance',
    body: {
      to: 'clinical-review',
      facts: {
        substances: 'Clonazepam, daily for a year',
        lastUse: 'this morning',
        personLocation: 'Albany, New York',
        personState: 'NY',
      },
    },
  },
  {
    to: 'approved',
    at: 'decisions',
    body: {
      edition: '4',
      outcome: 'approved',
      level: '3.7',
      ratings: { '1': 3, '2': 1, '3': 2, '4': 3, '5': 2 },
      text: 'Withdrawal needs medical management',
    },
  },
  {
    to: 'scheduled',
    at: 'advance',
    body: {
      to: 'scheduled',
      facts: { arrivalAt: inHours(48), arrivalPlace: 'Willow Creek', transport: 'A sister drives' },
    },
  },
  { to: 'arrived', at: 'advance', body: { to: 'arrived', facts: { arrivedAt: inHours(0), facilityContact: 'Nurse Kim' } } },
  { to: 'admitted', at: 'advance', body: { to: 'admitted', facts: { admittedAt: inHours(0) } } },
] as const;
