import { timingSafeEqual } from 'node:crypto';

export interface CrossSiteFacts {
  readonly method: string;
  readonly sentToken: string | undefined;
  readonly expectedToken: string;
  readonly origin: string | undefined;
  /** The Host header: a browser sets it, a page cannot. */
  readonly host: string | undefined;
  readonly publicUrl: string;
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Why a signed-in request may not change anything, or null when it may. A page of another site can neither read the token nor set the header. */
export function crossSiteRefusal(facts: CrossSiteFacts): 'csrf/token' | 'csrf/origin' | null {
  if (safeMethods.has(facts.method)) return null;
  if (facts.origin !== undefined && !isOwnOrigin(facts.origin, facts)) return 'csrf/origin';
  return facts.sentToken !== undefined && isSame(facts.sentToken, facts.expectedToken) ? null : 'csrf/token';
}

function isOwnOrigin(origin: string, { publicUrl, host }: CrossSiteFacts): boolean {
  if (!URL.canParse(origin)) return false;
  const { host: originHost } = new URL(origin);
  return origin === new URL(publicUrl).origin || originHost === host;
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
