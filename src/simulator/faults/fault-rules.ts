import { chancesFor, type Chance } from '../record/seeded-chance.js';
import { REST_EFFECTS, type FaultEffect, type Strippable } from './fault-effects.js';

/** What a rule looks at; whatever is left out fits everything. */
export interface FaultMatch {
  /** Operations (`CreateCall`) or webhooks (`call status`), one or several, or `*` for all that the effect can strike. */
  readonly name: string | readonly string[];
  /** A phone on either side. */
  readonly number?: string | undefined;
  readonly callSid?: string | undefined;
  /** A status or event that the webhook or request carries, such as `completed` or `participant-join`. */
  readonly event?: string | undefined;
}

export interface FaultRule {
  readonly match: FaultMatch;
  /** Starts with the n-th match, counted from 1. */
  readonly nth: number;
  /** How many matches are spoiled, from the n-th on. */
  readonly times: number;
  /** Of the matches that would be spoiled, the share that is; 1 when left out. */
  readonly probability?: number | undefined;
  /** In force only between these simulated seconds since it was set. */
  readonly fromSeconds?: number | undefined;
  readonly untilSeconds?: number | undefined;
  readonly effect: FaultEffect;
  /** Simulated: how long it is delayed or held, how late the duplicate is, how old the state, how far off the clock. */
  readonly seconds: number;
  /** For `status`: the HTTP status answered instead of doing anything. */
  readonly status: number;
  /** For `status`: the `Retry-After` header, in seconds. */
  readonly retryAfter?: number | undefined;
  /** For `strip-header`. */
  readonly header?: Strippable | undefined;
  /** For `duplicate`: neither copy carries the idempotency token. */
  readonly withoutToken?: boolean | undefined;
}

interface FaultState extends FaultRule {
  readonly id: number;
  readonly seen: number;
  readonly used: number;
}

/** One request or webhook that a rule may strike. */
export interface Occurrence {
  readonly face: 'rest' | 'webhook';
  readonly name: string;
  readonly numbers: readonly (string | undefined)[];
  readonly callSid?: string | undefined;
  readonly events?: readonly (string | undefined)[];
}

interface FaultSources {
  readonly seed: string;
  /** Simulated seconds since the start. */
  readonly seconds: () => number;
}

function fits({ match, effect }: FaultRule, { face, name, numbers, callSid, events = [] }: Occurrence): boolean {
  const ofFace = REST_EFFECTS.some((known) => known === effect) ? 'rest' : 'webhook';
  const named = match.name === '*' ? face === ofFace : [match.name].flat().includes(name);
  return (
    named &&
    (match.number === undefined || numbers.includes(match.number)) &&
    (match.callSid === undefined || match.callSid === callSid) &&
    (match.event === undefined || events.includes(match.event))
  );
}

/** The deliberate mishaps in force. */
export class FaultRules {
  private rules: FaultState[] = [];
  private readonly chances = new Map<number, Chance>();
  private readonly setAt = new Map<number, number>();
  private lastId = 0;

  constructor(private readonly sources: FaultSources) {}

  add(rule: FaultRule): FaultState {
    this.lastId += 1;
    const state = { ...rule, id: this.lastId, seen: 0, used: 0 };
    this.rules.push(state);
    this.chances.set(state.id, chancesFor(this.sources.seed, `fault ${state.id}`));
    this.setAt.set(state.id, this.sources.seconds());
    return state;
  }

  list(): readonly FaultState[] {
    return this.rules;
  }

  clear(): void {
    this.rules = [];
  }

  /** The first rule that strikes this occurrence. Counts the occurrence for every rule that matches it in its time. */
  strike(occurrence: Occurrence): FaultRule | undefined {
    let struck: FaultRule | undefined;
    this.rules = this.rules.map((rule) => {
      if (!fits(rule, occurrence) || !this.isInForce(rule)) return rule;
      const seen = rule.seen + 1;
      // Drawn for every match, so that what happens to the n-th one does not depend on the other rules.
      const lucky = (this.chances.get(rule.id)?.() ?? 0) >= (rule.probability ?? 1);
      if (struck || lucky || seen < rule.nth || rule.used >= rule.times) return { ...rule, seen };
      struck = rule;
      return { ...rule, seen, used: rule.used + 1 };
    });
    return struck;
  }

  private isInForce({ id, fromSeconds = 0, untilSeconds = Infinity }: FaultState): boolean {
    const age = this.sources.seconds() - (this.setAt.get(id) ?? 0);
    return age >= fromSeconds && age < untilSeconds;
  }
}
