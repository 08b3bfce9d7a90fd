import type { ContactDecision, ContactFacts } from './contact-facts.js';
import type { ContactPolicy } from './contact-policy.js';
import { mayContact } from './may-contact.js';

export type PermittedChannel = 'call' | 'text';

interface Bounds {
  readonly number: string;
  readonly channel: PermittedChannel;
  readonly from: number;
  readonly until: number;
}

/** What a permit is to be used for. */
export interface PermitUse {
  readonly number: string;
  readonly channel: PermittedChannel;
  readonly at: Date;
}

// Long enough for a request that waits for its turn at the carrier, too short to be kept.
const goodForMs = 10_000;

let issue: (bounds: Bounds) => ContactPermit;

/**
 * That `mayContact` said yes, just now, to this number by this channel. The carrier port takes nobody's word for it: it rings and texts
 * persons with a permit only. Nothing but `askToContact` makes one, and no object that looks like one is taken for it (L-301).
 */
export class ContactPermit {
  readonly #bounds: Bounds;

  static {
    issue = (bounds) => new ContactPermit(bounds, issue);
  }

  private constructor(bounds: Bounds, by: typeof issue) {
    if (by !== issue) throw new Error('A contact permit is made by asking whether somebody may be contacted');
    this.#bounds = bounds;
    Object.freeze(this);
  }

  /** Why `permit` does not allow this use; null when it does. */
  static objection(permit: unknown, { number, channel, at }: PermitUse): string | null {
    if (typeof permit !== 'object' || permit === null || !(#bounds in permit)) return 'nobody asked whether we may';
    const bounds = permit.#bounds;
    if (bounds.number !== number) return 'the permit is for another number';
    if (bounds.channel !== channel) return 'the permit is for another channel';
    const time = at.getTime();
    return time < bounds.from || time > bounds.until ? 'the permit is not of now' : null;
  }
}

export interface ContactAnswer {
  readonly decision: ContactDecision;
  /** Null unless the decision is yes. */
  readonly permit: ContactPermit | null;
}

/** Asks `mayContact`; with a yes comes the permit that the carrier port wants to see. */
export function askToContact(facts: ContactFacts, policy: ContactPolicy, channel: PermittedChannel, at: Date): ContactAnswer {
  const decision = mayContact(facts, policy, channel, at);
  if (decision.kind !== 'yes') return { decision, permit: null };
  const from = at.getTime();
  return { decision, permit: issue({ number: facts.e164, channel, from, until: from + goodForMs }) };
}
