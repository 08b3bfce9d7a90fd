/** Whom a call may be handed to outside. */
export const outsideKinds = ['crisis-line', 'poison-control', 'emergency-relay', 'medical-partner', 'other'] as const;
export type OutsideKind = (typeof outsideKinds)[number];

/** 988 by its ten digits: carriers take 988 there (47 CFR 52.200), but a program's calls may not reach short codes. */
export const crisisLineNumber = '+18002738255';
/** America's Poison Centers, from anywhere in the United States. */
export const poisonControlNumber = '+18002221222';
