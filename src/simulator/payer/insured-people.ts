/** Somebody whom a simulated insurer knows. */
export interface InsuredPerson {
  readonly memberId: string;
  readonly lastName: string;
  readonly firstName: string;
  /** yyyymmdd. */
  readonly birthDate: string;
  readonly active: boolean;
  readonly plan: string;
}

/** All of them are made up. */
export const insuredPeople: readonly InsuredPerson[] = [
  { memberId: 'PALM1001', lastName: 'DE LA CRUZ', firstName: 'MARIA', birthDate: '19870514', active: true, plan: 'PALM SILVER' },
  { memberId: 'PALM1002', lastName: 'OCHOA', firstName: 'DANIEL', birthDate: '19950102', active: true, plan: 'PALM BRONZE' },
  { memberId: 'PALM1003', lastName: 'REED', firstName: 'JAMIE', birthDate: '19790930', active: false, plan: 'PALM SILVER' },
];
