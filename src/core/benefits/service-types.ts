/** What the insurer is asked about: service types of X12 005010X279 (EQ01), those that a treatment centre needs, and no others. */
export const serviceTypes = {
  '30': 'the plan as a whole',
  MH: 'mental health',
  A7: 'psychiatric, inpatient',
  A8: 'psychiatric, outpatient',
  AI: 'substance use',
  CI: 'substance use facility, inpatient',
  CJ: 'substance use facility, outpatient',
} as const;
export type ServiceType = keyof typeof serviceTypes;
export const serviceTypeCodes = Object.keys(serviceTypes) as readonly ServiceType[];

export const usualServiceTypes: readonly ServiceType[] = ['30', 'MH', 'AI'];
