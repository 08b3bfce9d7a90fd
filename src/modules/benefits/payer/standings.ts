import { expectedBy } from '../../../core/benefits/expected-by.js';
import type { RequestRow, Standing } from '../request.store.js';

type Owned = Pick<RequestRow, 'ownerUserId' | 'ownerTeam' | 'way' | 'expectedBy' | 'zone'>;

const keptBy = ({ ownerUserId, ownerTeam }: Owned) => ({
  ownerUserId,
  ownerTeam: ownerUserId === null ? (ownerTeam ?? ('counsellors' as const)) : null,
});

/** Somebody asks them to agree, within the time of a call to an insurer; nothing is told to the insurer until then (B-092). */
export function waitingForConsent(request: Owned, because: string, at: Date): Standing {
  const dueAt = expectedBy('phone', at, request.zone);
  const { way } = request;
  return { ...keptBy(request), state: 'waiting-for-consent', way, because, dueAt, expectedBy: dueAt, nextTryAt: null };
}

/** Nothing goes by a carrier without an agreement (L-111). It goes on when there is one; meanwhile its owner can ring the insurer. */
export function waitingForVendor(request: Owned, because: string, at: Date): Standing {
  const dueAt = expectedBy('phone', at, request.zone);
  const { way } = request;
  const what = `${because} To ask now, turn it to the phone.`;
  return { ...keptBy(request), state: 'asked', way, because: what, dueAt, expectedBy: dueAt, nextTryAt: null };
}

/** To be begun: by the program at once where it is electronic, else by its owner. */
export function toBeginWith(request: Owned, because: string, at: Date): Standing {
  const { way } = request;
  const by = expectedBy(way, at, request.zone);
  return {
    ...keptBy(request),
    state: 'asked',
    way,
    because,
    dueAt: by,
    expectedBy: by,
    nextTryAt: way === 'electronic' ? at : null,
  };
}

/** The program goes on by itself at `nextTryAt`; what was told to the person stays. */
export function toTryAgain(request: Owned & { readonly dueAt: Date | null }, because: string, nextTryAt: Date): Standing {
  const { way, dueAt, expectedBy: by } = request;
  return { ...keptBy(request), state: 'in-progress', way, because, dueAt, expectedBy: by, nextTryAt };
}

/** A human rings the insurer: never silence. */
export function leftToHumans(request: Owned, because: string, at: Date): Standing {
  const dueAt = expectedBy('phone', at, request.zone);
  return { ...keptBy(request), state: 'failed', way: 'phone', because, dueAt, expectedBy: dueAt, nextTryAt: null };
}

export function ended(request: Owned, state: 'answered' | 'cancelled', because: string): Standing {
  const { way, expectedBy: by, ownerUserId, ownerTeam } = request;
  return { state, way, because, ownerUserId, ownerTeam, dueAt: null, expectedBy: by, nextTryAt: null };
}
