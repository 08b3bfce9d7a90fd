import { rankCounsellors } from '../../../dist/src/core/routing/rank-counsellors.js';
import { defaultRoutingPolicy } from '../../../dist/src/core/routing/routing-policy.js';

/** The product's own policy, asked as the matcher asks it. */
export function productPolicy(policy = defaultRoutingPolicy) {
  return (entry, free, at) => {
    const wanted = {
      routeId: entry.route,
      language: 'en',
      programme: null,
      requiredSkills: [],
      zone: 'UTC',
      urgency: 'standard',
      waitingSince: entry.sinceAt,
      assignedTo: null,
      lastCounsellorId: null,
    };
    const candidates = free.filter((one) => one.routes[entry.route] !== undefined).map((one) => toFacts(one, entry.route));
    return rankCounsellors(wanted, candidates, policy, at).ranked[0]?.counsellorId ?? null;
  };
}

/** What many systems do: whoever serves the route and has been idle longest. */
export function longestIdle(entry, free) {
  const able = free.filter((one) => one.routes[entry.route] !== undefined);
  return able.reduce((best, one) => (best === null || one.availableSince < best.availableSince ? one : best), null)?.id ?? null;
}

function toFacts({ id, routes, availableSince }, routeId) {
  return {
    id,
    name: id,
    routeId,
    proficiency: routes[routeId],
    otherRoutes: Object.keys(routes).length - 1,
    skills: [],
    isSupervisor: false,
    isActive: true,
    presence: 'available',
    availableSince,
    talkWeightSeconds: 0,
    isReachable: true,
    declinedAt: null,
    missedAt: null,
  };
}
