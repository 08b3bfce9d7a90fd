import type { AppointmentState } from '../placement/appointment-states.js';
import type { ReferralState } from '../placement/referral-rules.js';
import type { PartyRole } from '../intake/party-roles.js';
import type { Stage } from '../intake/stages.js';
import type { FlagLevel } from '../flags/levels.js';
import type { Answerer } from '../screening/interview/told-facts.js';
import type { ConsentStanding } from './consent.js';

/** One of the records that turned out to be this person, the oldest first. */
export interface MemberRow {
  readonly id: string;
  /** The record as which they are known now. */
  readonly isKnownAs: boolean;
  readonly name: string | null;
  readonly language: string;
  /** '1987', '1987-05' or '1987-05-14'. */
  readonly birthDate: string | null;
}

export interface NumberRow {
  readonly e164: string;
  readonly extension: string | null;
}

/** Somebody else in an intake about this person, or this person in an intake about somebody else. */
export interface PartyRow {
  readonly id: string;
  readonly isThisPerson: boolean;
  readonly roles: readonly PartyRole[];
  readonly since: Date;
}

/** An intake about this person. */
export interface EpisodeRow {
  readonly id: string;
  readonly site: string;
  readonly stage: Stage;
  readonly closeReason: string | null;
  readonly openedAt: Date;
  readonly endedAt: Date | null;
  /** In order of time; the first is the stage in which it was opened. */
  readonly stages: readonly { readonly to: Stage; readonly at: Date }[];
}

export interface AnswerRow {
  readonly id: string;
  readonly intakeId: string;
  readonly questionId: string;
  readonly answeredBy: Answerer;
  readonly value: string;
  /** Null, both: a question of no instrument. */
  readonly instrument: string | null;
  readonly instrumentVersion: string | null;
  readonly answeredAt: Date;
  readonly askedBy: string;
}

export interface FlagRow {
  readonly id: string;
  readonly level: FlagLevel;
  readonly rule: string;
  readonly raisedAt: Date;
  /** Dealt with, or lowered by a clinician. */
  readonly endedAt: Date | null;
}

export interface AppointmentRow {
  readonly id: string;
  readonly state: AppointmentState;
  readonly startsAt: Date;
  readonly wallTime: string;
  readonly timeZone: string;
  readonly programme: string;
  readonly place: string;
  readonly transport: string;
  readonly bring: string;
  readonly madeAt: Date;
  readonly endReason: string | null;
  /** The facility admitted them. */
  readonly isAdmitted: boolean;
}

export interface ReferralRow {
  readonly id: string;
  readonly state: ReferralState;
  readonly reason: string;
  readonly offered: readonly string[];
  readonly chosen: string | null;
  readonly offeredAt: Date;
  readonly offeredBy: string;
}

/** What a clinician decided. In order of time. */
export interface DecisionRow {
  readonly id: string;
  readonly intakeId: string;
  readonly stage: Stage;
  readonly edition: string;
  readonly outcome: 'approved' | 'declined';
  readonly level: string | null;
  readonly ratings: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly clinician: string;
  readonly licenceState: string;
  readonly licenceNumber: string;
  readonly at: Date;
}

/** What is kept of one person, as far as FHIR has a resource for it. */
export interface RecordRows {
  readonly members: readonly MemberRow[];
  readonly numbers: readonly NumberRow[];
  readonly parties: readonly PartyRow[];
  readonly consents: readonly (ConsentStanding & { readonly id: string })[];
  readonly episodes: readonly EpisodeRow[];
  readonly answers: readonly AnswerRow[];
  readonly flags: readonly FlagRow[];
  readonly appointments: readonly AppointmentRow[];
  readonly referrals: readonly ReferralRow[];
  readonly decisions: readonly DecisionRow[];
}
