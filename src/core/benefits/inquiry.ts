import { x12Text } from '../x12/x12-text.js';
import { payerKey } from './payer-key.js';
import type { ServiceType } from './service-types.js';

/** Somebody as the insurer knows them. */
export interface InsuredPerson {
  readonly firstName: string | null;
  readonly lastName: string;
  /** yyyy-mm-dd. */
  readonly birthDate: string;
}

/** Whose benefits are asked about. */
export interface Insured {
  readonly memberId: string;
  readonly patient: InsuredPerson;
  /** Who has the policy; null: the patient. */
  readonly subscriber: InsuredPerson | null;
}

/** One question to an insurer. */
export interface Inquiry {
  /** Names the question: the answer repeats it, and so does a second try. */
  readonly trace: string;
  /** Of this try only, from 1. */
  readonly control: number;
  readonly at: Date;
  readonly payer: { readonly name: string; readonly code: string };
  /** Who asks. */
  readonly providerName: string;
  readonly insured: Insured;
  readonly serviceTypes: readonly ServiceType[];
}

export interface InquiryProblem {
  readonly field: string;
  readonly message: string;
}

const longestName = 60;

/** What an insurer could not read, by its field; empty: the question can be asked. */
export function inquiryProblems(payer: { readonly name: string }, { patient, subscriber }: Insured): readonly InquiryProblem[] {
  const problems: InquiryProblem[] = [];
  if (payerKey(payer.name) === '')
    problems.push({ field: 'payer.name', message: 'Write the name of the insurer in Latin letters.' });
  for (const [field, person] of Object.entries({ patient, subscriber }))
    if (person !== null && x12Text(person.lastName, longestName) === '')
      problems.push({ field: `${field}.lastName`, message: 'Write the last name in Latin letters, as it stands on the card.' });
  return problems;
}
