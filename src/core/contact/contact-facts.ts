import type { ConsentState } from '../consent/fold-consent.js';
import type { BirthDate } from '../people/birth-date.js';
import type { WeeklyHours } from './weekly-hours.js';

/** `voicemail`: left on the machine that answered a call which was allowed. */
export type Channel = 'call' | 'text' | 'voicemail';

/**
 * What a text answers. `their-stop`: the one confirmation of a stop. `their-start`: the question whether they want texts again.
 * `them`: anything else they did just now, a text, a key on the phone. `nothing`: it comes from us.
 */
export type Answering = 'nothing' | 'them' | 'their-stop' | 'their-start';

/** How one number may be used, as the person told us. Null: they were never asked. */
export interface ContactPlan {
  /** When a call or text is safe, on the clock of `timeZone`. Null: at any hour that is allowed. */
  readonly safeHours: { readonly hours: WeeklyHours; readonly timeZone: string } | null;
  readonly voicemail: boolean | null;
  readonly texts: boolean | null;
}

/** What the person told of where they are, each as they wrote it. */
export interface Declared {
  readonly timeZone: string | null;
  /** Two letters. */
  readonly state: string | null;
  /** All that they ever gave: people move, and nobody knows which one holds now (B-102). */
  readonly zips: readonly string[];
}

export interface ContactFacts {
  readonly e164: string;
  readonly declared: Declared;
  readonly plan: ContactPlan;
  /** What they want on every number of theirs: whatever is strictest counts. One for each person who turned out to be them. */
  readonly ownPlans: readonly ContactPlan[];
  readonly birthDates: readonly BirthDate[];
  /** Others of a household are reached on this number too. */
  readonly isShared: boolean;
  /** It rings, or is talked on, for another person at this moment. False for all but calls. */
  readonly isInUse: boolean;
  /** To this channel, folded from the ledger; a voicemail needs that to calls. Only a new grant lifts a revocation. */
  readonly consent: ConsentState;
  /** Why nothing on this channel may reach the number, whoever has it. `landline`: it takes no texts. Null: nothing is in the way. */
  readonly suppressedBecause: string | null;
  readonly automaticCalls: boolean;
  readonly whyNotAutomatic: string | null;
  /** When they explicitly asked to be called whatever the hour. */
  readonly anyHourRequestedAt: Date | null;
  /** Calls or texts of the last 14 days, in any order: to the person on all their numbers, to the number for whichever person. */
  readonly contacted: { readonly person: readonly Date[]; readonly number: readonly Date[] };
  /** `nothing` for all but texts. */
  readonly answers: Answering;
}

interface Because {
  /** The sentence that screens print. */
  readonly reason: string;
  /** A stable name, such as `contact/quiet-hours-state`. */
  readonly rule: string;
  /** The law or policy behind the rule. */
  readonly source: string;
}

export type Refusal = Because;

/** `zones`: the clock of every place where the person may be. */
export type ContactDecision = Because & { readonly zones: readonly string[] } & (
    | { readonly kind: 'yes' }
    | { readonly kind: 'not-before'; readonly at: Date }
    /** Not by the system: a person decides. */
    | { readonly kind: 'never' }
  );
