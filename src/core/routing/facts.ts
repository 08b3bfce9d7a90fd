import type { Urgency } from '../callbacks/urgency.js';

/**
 * All that may count when somebody is offered to a counsellor. Who pays for the care is not among it and never will be: there is no
 * field for it, so no policy can ask.
 */
export interface EntryFacts {
  readonly routeId: string;
  /** ISO 639-1 of the route. */
  readonly language: string;
  readonly programme: string | null;
  readonly requiredSkills: readonly string[];
  /** IANA name: in whose clock sentences tell times. */
  readonly zone: string;
  readonly urgency: Urgency;
  /** Rings, relief and overflow are counted from here. */
  readonly waitingSince: Date;
  /** Who should make the call, because staff said so. */
  readonly assignedTo: string | null;
  /** Who talked to this person last. */
  readonly lastCounsellorId: string | null;
}

export interface CounsellorFacts {
  readonly id: string;
  readonly name: string;
  /** By which of their routes they come into question. */
  readonly routeId: string;
  /** On that route: 1 weakest .. 5 best. */
  readonly proficiency: number;
  readonly otherRoutes: number;
  readonly skills: readonly string[];
  readonly isSupervisor: boolean;
  readonly isActive: boolean;
  /** `available` and, of the others, those of whom `mayComeFree` is true keep an entry that is theirs. */
  readonly presence: string;
  readonly availableSince: Date;
  /** So much later they count as idle: their last talk was long or hard. */
  readonly talkWeightSeconds: number;
  readonly isReachable: boolean;
  /** When they last said no to this entry. */
  readonly declinedAt: Date | null;
  /** When they last let this entry ring out. */
  readonly missedAt: Date | null;
}

/** Busy with somebody, and back by themselves: a break or the end of a shift has no such end. */
export function mayComeFree(presence: string): boolean {
  return ['available', 'offered', 'on-call', 'wrap-up'].includes(presence);
}
