import { DateTime } from 'luxon';
import { mayComeFree, type CounsellorFacts, type EntryFacts } from './facts.js';
import { askedProficiency, opensAt, ringOpensAt, routeOpensAt } from './gates.js';
import type { RoutingPolicy } from './routing-policy.js';

/** Why somebody is not offered an entry now. */
export interface Exclusion {
  readonly rule: string;
  readonly words: string;
  /** When this rule alone would let them; null: not by the passing of time. */
  readonly until: Date | null;
}

export interface Situation {
  readonly entry: EntryFacts;
  readonly policy: RoutingPolicy;
  readonly at: Date;
  /** The entry is kept for this one. `why`: 'who took their last call'. */
  readonly heldFor: { readonly counsellor: CounsellorFacts; readonly why: string; readonly until: Date } | null;
}

type Rule = (candidate: CounsellorFacts, situation: Situation) => Exclusion | null;

/** 'until 02:14', in the clock of the site. */
function clock(instant: Date, { entry }: Situation): string {
  return DateTime.fromJSDate(instant, { zone: entry.zone }).toFormat('HH:mm');
}

const never = (rule: string, words: string): Exclusion => ({ rule: `routing/${rule}`, words, until: null });

const servesTheRoute: Rule = (candidate, { entry, policy }) =>
  routeOpensAt(entry, policy, candidate) === null ? never('other-route', 'does not serve this route') : null;

const hasTheSkills: Rule = ({ skills }, { entry }) => {
  const missing = entry.requiredSkills.filter((skill) => !skills.includes(skill));
  return missing.length === 0 ? null : never('skills', `lacks ${missing.join(' and ')}`);
};

const isActive: Rule = (candidate) => (candidate.isActive ? null : never('inactive', 'does not work here any more'));

const presenceWords: Readonly<Record<string, string>> = {
  offered: 'is being offered somebody else',
  'on-call': 'is on a call',
  'wrap-up': 'is writing up their last call',
  break: 'is on a break',
  offline: 'is not on shift',
};

const isAvailable: Rule = ({ presence }) =>
  presence === 'available' ? null : never('not-available', presenceWords[presence] ?? `is ${presence}`);

const isReachable: Rule = ({ isReachable: reachable }) =>
  reachable ? null : never('unreachable', 'has no phone that can be rung');

const hasNotRefused: Rule = ({ declinedAt, missedAt }, situation) => {
  const refusedAt = Math.max(declinedAt?.getTime() ?? -Infinity, missedAt?.getTime() ?? -Infinity);
  const until = new Date(refusedAt + situation.policy.secondTryAfterSeconds * 1000);
  if (!(until > situation.at)) return null;
  const declined = declinedAt?.getTime() === refusedAt;
  const words = `${declined ? 'declined this one' : 'did not answer this one'}, asked again from ${clock(until, situation)}`;
  return { rule: declined ? 'routing/declined' : 'routing/missed', words, until };
};

const isNotHeldForAnother: Rule = ({ id }, situation) => {
  const { heldFor } = situation;
  if (heldFor === null || heldFor.counsellor.id === id) return null;
  const words = `kept for ${heldFor.counsellor.name}, ${heldFor.why}, until ${clock(heldFor.until, situation)}`;
  return { rule: 'routing/held', words, until: heldFor.until };
};

const routeIsOpen: Rule = (candidate, situation) => {
  const until = routeOpensAt(situation.entry, situation.policy, candidate)!;
  if (until <= situation.at) return null;
  return { rule: 'routing/overflow-route', words: `of another route, asked from ${clock(until, situation)}`, until };
};

const supervisorsAreAsked: Rule = ({ isSupervisor }, situation) => {
  const after = situation.policy.overflow.supervisorsAfterSeconds;
  if (!isSupervisor || after === null) return null;
  const until = opensAt(situation.entry, after);
  return until > situation.at
    ? { rule: 'routing/supervisor', words: `supervisor, asked from ${clock(until, situation)}`, until }
    : null;
};

/** Whoever was chosen for them by name, or talked with them before, is good enough for them. */
const isInTheRing: Rule = ({ id, proficiency }, situation) => {
  const { entry, policy, at } = situation;
  const until = ringOpensAt(entry, policy.rings, proficiency);
  if (id === entry.assignedTo || id === entry.lastCounsellorId || (until !== null && until <= at)) return null;
  const asked = `proficiency ${proficiency}, this ring asks for ${askedProficiency(entry, policy.rings, at)}`;
  return { rule: 'routing/ring', words: until === null ? asked : `${asked} until ${clock(until, situation)}`, until };
};

/** What no waiting changes first, then what time opens. */
const lasting: readonly Rule[] = [servesTheRoute, hasTheSkills, isActive];
const passing: readonly Rule[] = [isAvailable, isReachable, hasNotRefused, isNotHeldForAnother];
const opening: readonly Rule[] = [routeIsOpen, supervisorsAreAsked, isInTheRing];

/** The first rule that stands against offering them the entry; null: none does. */
export function exclusionOf(candidate: CounsellorFacts, situation: Situation): Exclusion | null {
  for (const rule of [...lasting, ...passing, ...opening]) {
    const exclusion = rule(candidate, situation);
    if (exclusion) return exclusion;
  }
  return null;
}

/**
 * For whom an entry is kept, and until when: whoever it is assigned to before the counsellor of the last talk. Danger is kept for nobody,
 * and nobody keeps what they have just refused.
 */
export function heldFor(
  entry: EntryFacts,
  candidates: readonly CounsellorFacts[],
  policy: RoutingPolicy,
  at: Date,
): Situation['heldFor'] {
  const until = opensAt(entry, policy.reliefSeconds);
  if (until <= at) return null;
  const wished = [
    { id: entry.assignedTo, why: 'to whom it is assigned' },
    { id: entry.lastCounsellorId, why: 'who took their last call' },
  ];
  for (const { id, why } of wished) {
    const counsellor = candidates.find((candidate) => candidate.id === id);
    if (counsellor && keeps(counsellor, { entry, policy, at, heldFor: null })) return { counsellor, why, until };
  }
  return null;
}

function keeps(candidate: CounsellorFacts, situation: Situation): boolean {
  if (!mayComeFree(candidate.presence)) return false;
  const rules = [...lasting, hasNotRefused, routeIsOpen, ...(candidate.presence === 'available' ? [isReachable] : [])];
  return !rules.some((rule) => rule(candidate, situation));
}
