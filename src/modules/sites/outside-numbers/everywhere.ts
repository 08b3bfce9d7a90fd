import { crisisLineNumber, type OutsideKind, poisonControlNumber } from '../../../core/people/outside-kinds.js';

interface EverySitesNumber {
  readonly kind: OutsideKind;
  readonly name: string;
  readonly phoneNumber: string;
}

/** What every site can reach from its first minute. */
export const everywhere: readonly EverySitesNumber[] = [
  { kind: 'crisis-line', name: '988 crisis line', phoneNumber: crisisLineNumber },
  { kind: 'poison-control', name: 'Poison control', phoneNumber: poisonControlNumber },
];
