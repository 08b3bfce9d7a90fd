import { consentKinds, type ConsentChannel, type ConsentKind } from './consent-event.js';

/** What reaches them by phone. */
export const contactKinds = ['call_live', 'call_auto', 'sms'] as const satisfies readonly ConsentKind[];

/** What may only be taken back in writing (42 CFR 2.33(a)(2)); a text, a form and the person's own page are writing. */
const writtenOnly: ReadonlySet<ConsentKind> = new Set(['part2_tpo', 'part2_named', 'vob']);
const writing: ReadonlySet<ConsentChannel> = new Set(['form', 'api', 'text', 'page', 'letter']);

export interface RevokedKinds {
  readonly kinds: readonly ConsentKind[];
  /** Asked for, but only to be taken back in writing. */
  readonly needWriting: readonly ConsentKind[];
}

/** What is taken back by a wish that came by `channel`. `all` is everything that may be taken back in that way. */
export function revocableKinds(asked: readonly ConsentKind[] | 'all', channel: ConsentChannel): RevokedKinds {
  const isTaken = (kind: ConsentKind) => writing.has(channel) || !writtenOnly.has(kind);
  if (asked === 'all') return { kinds: consentKinds.filter(isTaken), needWriting: [] };
  return { kinds: asked.filter(isTaken), needWriting: asked.filter((kind) => !isTaken(kind)) };
}

/**
 * What goes with it: a stop of texts stops machines' calls too, for both are marketing before the law; calls that a person makes
 * because they asked for help stop when they say so (L-306).
 */
export function withMarketing(kinds: readonly ConsentKind[]): readonly ConsentKind[] {
  const stopsContact = kinds.some((kind) => (contactKinds as readonly ConsentKind[]).includes(kind));
  return consentKinds.filter((kind) => kinds.includes(kind) || (stopsContact && (kind === 'call_auto' || kind === 'sms')));
}
