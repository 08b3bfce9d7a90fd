import type { PageAction } from './page-actions.js';

export interface PageFacts {
  readonly state: 'scheduled' | 'queued' | 'dialling' | 'awaiting-disposition' | 'needs-decision' | 'done' | 'cancelled';
  readonly windowStart: Date;
  readonly promisedBy: Date;
  /** They said on this very page that nobody shall call them. */
  readonly stoppedHere: boolean;
  readonly talking: boolean;
}

/** What the page says first. An end is told without how it came about: whoever holds a link has proved nothing else. */
export type NextStep =
  | { readonly kind: 'planned'; readonly from: Date; readonly until: Date }
  | { readonly kind: 'soon' | 'deciding' | 'talked' | 'none' | 'stopped' };

export function whatIsNext(facts: PageFacts, now: Date): NextStep {
  const { state, windowStart: from, promisedBy: until } = facts;
  if (facts.stoppedHere) return { kind: 'stopped' };
  if (state === 'done' || state === 'cancelled') return { kind: 'none' };
  if (facts.talking || state === 'awaiting-disposition') return { kind: 'talked' };
  if (state === 'needs-decision') return { kind: 'deciding' };
  return state !== 'dialling' && until > now ? { kind: 'planned', from, until } : { kind: 'soon' };
}

const everything: readonly PageAction[] = ['time', 'number', 'reached', 'cancel', 'not-me', 'stop'];
const offered: Readonly<Record<NextStep['kind'], readonly PageAction[]>> = {
  planned: everything,
  soon: everything,
  deciding: everything,
  talked: ['stop'],
  none: ['not-me', 'stop'],
  stopped: [],
};

/** What there is to do on the page then. */
export function actionsAt({ kind }: NextStep): readonly PageAction[] {
  return offered[kind];
}
