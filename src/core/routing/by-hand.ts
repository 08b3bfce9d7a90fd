import type { CounsellorFacts, EntryFacts } from './facts.js';
import { rankCounsellors, type ExcludedCounsellor, type RankedCounsellor } from './rank-counsellors.js';
import type { RoutingPolicy } from './routing-policy.js';

/** pulled: they took somebody out of the line themselves. given: a supervisor chose them. */
export type Hand = 'pulled' | 'given';

export type HandDecision =
  | ({ readonly kind: 'yes' } & Pick<RankedCounsellor, 'sentence' | 'terms'>)
  | ({ readonly kind: 'no' } & Pick<ExcludedCounsellor, 'rule' | 'sentence'>);

const words: Readonly<Record<Hand, string>> = { pulled: 'took it from the line', given: 'given by a supervisor' };

/**
 * Whether this counsellor may have this entry, because a person wants it so. A counsellor pulls what the policy would offer them now;
 * `others` are those for whom it may be kept. A supervisor knows why: what only time opens binds neither their own pull nor what they
 * give. What nobody may overlook binds all: route, skills, presence, a phone that can be rung.
 */
export function decideByHand(
  hand: Hand,
  entry: EntryFacts,
  counsellor: CounsellorFacts,
  others: readonly CounsellorFacts[],
  policy: RoutingPolicy,
  at: Date,
): HandDecision {
  const binding = policyOf(hand, counsellor, policy);
  const { ranked, excluded } = rankCounsellors(entry, [counsellor, ...others], binding, at);
  const mine = ranked.find(({ counsellorId }) => counsellorId === counsellor.id);
  if (mine) return { kind: 'yes', sentence: `${mine.sentence}, ${words[hand]}`, terms: mine.terms };
  const { rule, sentence } = excluded.find(({ counsellorId }) => counsellorId === counsellor.id)!;
  return { kind: 'no', rule, sentence };
}

/** Who has just refused somebody does not pull them a moment later by "the next one, please"; who is told to take them does. */
function policyOf(hand: Hand, { isSupervisor }: CounsellorFacts, policy: RoutingPolicy): RoutingPolicy {
  if (hand === 'pulled' && !isSupervisor) return policy;
  const routes = policy.overflow.routes.map((step) => ({ ...step, afterSeconds: 0 }));
  return {
    reliefSeconds: 0,
    rings: [],
    secondTryAfterSeconds: hand === 'given' ? 0 : policy.secondTryAfterSeconds,
    overflow: { ...policy.overflow, supervisorsAfterSeconds: null, routes },
  };
}
