/** What is kept for a time. What is kept for ever (do-not-call hashes) has no class: nothing ends it. */
export const retentionClasses = ['never-a-patient', 'patient', 'consents', 'audit', 'recordings'] as const;
export type RetentionClass = (typeof retentionClasses)[number];

export interface RetentionRule {
  readonly what: string;
  readonly unit: 'days' | 'months';
  /** Until an installation decides otherwise: the longest that the source names. */
  readonly standard: number;
  /** The law, or what a service needs to do its work. */
  readonly least: number;
  readonly most: number;
  readonly from: string;
  readonly source: string;
}

const years = (count: number): number => 12 * count;

/** How long each class is kept, counted from when (compliance 1.9). A legal hold and an open danger are stronger than all of it. */
export const retentionTable: Readonly<Record<RetentionClass, RetentionRule>> = {
  'never-a-patient': {
    what: 'Records of people who were never admitted: then they are erased',
    unit: 'months',
    standard: 24,
    least: 1,
    most: years(10),
    from: 'the last thing that happened with them',
    source: 'compliance 1.9: no single rule found, 24 months proposed',
  },
  patient: {
    what: 'Records of people who were admitted: then they are erased, but not before their 19th birthday',
    unit: 'months',
    standard: years(7),
    least: years(7),
    most: years(30),
    from: 'the last thing that happened with them, since no discharge is known here',
    source: 'Fla. Admin. Code 65D-30.0041; Drug Medi-Cal: 7 years after discharge and 1 year past the 18th birthday',
  },
  consents: {
    what: 'Of people whose record was erased: proof of consents and stops, and what was disclosed of them to whom, in emergencies too',
    unit: 'months',
    standard: years(7),
    least: years(6),
    most: years(30),
    from: 'when it was received or disclosed',
    source: 'telemarketing records 5 years, HIPAA 6 years (also an accounting: 45 CFR 164.528); compliance 1.9 proposes 7',
  },
  audit: {
    what: 'Who did and read what',
    unit: 'months',
    standard: years(7),
    least: years(6),
    most: years(30),
    from: 'when it was done',
    source: 'HIPAA 6 years (45 CFR 164.316); compliance 1.9 proposes 7',
  },
  recordings: {
    what: 'Recordings of calls and voicemails, unless the caller was in danger',
    unit: 'days',
    standard: 90,
    least: 1,
    most: 3650,
    from: 'when they were made',
    source: 'compliance 1.9: none found, 90 days proposed',
  },
};

/** How much of each class's unit this installation keeps. */
export type Retention = Readonly<Record<RetentionClass, number>>;

export const standardRetention = Object.fromEntries(
  retentionClasses.map((name) => [name, retentionTable[name].standard]),
) as unknown as Retention;
