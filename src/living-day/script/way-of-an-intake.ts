/** What the list of open intakes says, as far as the office goes by it. */
export interface OpenIntake {
  readonly id: string;
  readonly stage: string;
  readonly stageSince: string;
  readonly openedAt: string;
  readonly ownerUserId: string | null;
}

export type Step =
  | { readonly by: 'manager'; readonly to: string; readonly reason: string; readonly facts: Readonly<Record<string, unknown>> }
  | { readonly by: 'clinician'; readonly decision: Readonly<Record<string, unknown>> };

const minute = 60_000;
const day = 24 * 60 * minute;

/** The same intake always ends the same way; a quarter, a third, ... of them by what its id begins with. */
function fateOf(id: string): 'admission' | 'questions' | 'no' | 'elsewhere' {
  const at = Number.parseInt(id.replaceAll('-', '').slice(-2), 16);
  if (at < 96) return 'admission';
  if (at < 160) return 'questions';
  return at < 208 ? 'no' : 'elsewhere';
}

const closed = (reason: string, facts: Readonly<Record<string, unknown>>): Step => ({
  by: 'manager',
  to: 'closed',
  reason,
  facts,
});

const ends: Readonly<Record<Exclude<ReturnType<typeof fateOf>, 'admission'>, Step>> = {
  questions: closed('Their questions were answered', { closeReason: 'information-only' }),
  no: closed('They would rather wait', { closeReason: 'declined-by-person', referralOffered: true }),
  elsewhere: closed('Closer to home', { closeReason: 'referred-out', referredTo: 'Lakeside Recovery (invented)' }),
};

const decision = {
  edition: '4',
  outcome: 'approved',
  level: '3.7',
  ratings: { 1: 3, 2: 1, 3: 2, 4: 3, 5: 2 },
  text: 'Withdrawal needs medical management',
};

const onwards: Readonly<Record<string, (now: number) => Step>> = {
  contacted: () => ({ by: 'manager', to: 'screening', reason: 'They agreed to the questions', facts: { screeningAgreed: true } }),
  screening: () => ({
    by: 'manager',
    to: 'clinical-review',
    reason: 'The screening is complete',
    facts: { substances: 'Clonazepam, daily', lastUse: 'this morning', personLocation: 'Albany, New York', personState: 'NY' },
  }),
  'clinical-review': () => ({ by: 'clinician', decision }),
  approved: (now) => ({
    by: 'manager',
    to: 'scheduled',
    reason: 'A bed is free tomorrow',
    facts: { arrivalAt: new Date(now + day).toISOString(), arrivalPlace: 'Willow Creek' },
  }),
  scheduled: (now) => ({
    by: 'manager',
    to: 'admitted',
    reason: 'They came early',
    facts: { admittedAt: new Date(now).toISOString(), facilityContact: 'Nurse Kim (invented)' },
  }),
};

/** So long an intake stays where it is before somebody goes on with it. */
const restsFor = 5 * minute;
/** Whoever was not reached for so long has found help elsewhere: nothing of the day stays open without end. */
const givesUpAfter = 45 * minute;

/** What the office does next about this intake; null: nothing yet. `speed` divides every wait. */
export function stepOf({ id, stage, stageSince, openedAt }: OpenIntake, now: number, speed: number): Step | null {
  const isOlder = (since: string, than: number) => now - new Date(since).getTime() >= than / speed;
  if (stage === 'inquiry' || stage === 'attempting') {
    if (!isOlder(openedAt, givesUpAfter)) return null;
    return closed('They wrote that others take care of them', { closeReason: 'admitted-elsewhere' });
  }
  if (!isOlder(stageSince, restsFor)) return null;
  const fate = fateOf(id);
  if (stage === 'contacted' && fate !== 'admission') return ends[fate];
  return onwards[stage]?.(now) ?? null;
}
