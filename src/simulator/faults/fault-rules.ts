export const REST_EFFECTS = ['delay-response', 'status', 'reset-after-processing'] as const;
export const WEBHOOK_EFFECTS = ['delay', 'drop', 'duplicate'] as const;
export type FaultEffect = (typeof REST_EFFECTS)[number] | (typeof WEBHOOK_EFFECTS)[number];

export interface FaultRule {
  /** `name` is an operation (`CreateCall`) or a webhook (`call status`); `number` is a phone on either side. */
  readonly match: { readonly name: string; readonly number?: string | undefined };
  /** Starts with the n-th match, counted from 1. */
  readonly nth: number;
  /** How many matches are spoiled, from the n-th on. */
  readonly times: number;
  readonly effect: FaultEffect;
  /** For `delay-response` and `delay`: simulated seconds. */
  readonly seconds: number;
  /** For `status`: the HTTP status answered instead of doing anything. */
  readonly status: number;
}

interface FaultState extends FaultRule {
  readonly id: number;
  readonly seen: number;
  readonly used: number;
}

/** The deliberate mishaps in force. */
export class FaultRules {
  private rules: FaultState[] = [];
  private lastId = 0;

  add(rule: FaultRule): FaultState {
    this.lastId += 1;
    const state = { ...rule, id: this.lastId, seen: 0, used: 0 };
    this.rules.push(state);
    return state;
  }

  list(): readonly FaultState[] {
    return this.rules;
  }

  clear(): void {
    this.rules = [];
  }

  /** The first rule that strikes this occurrence. Counts the occurrence for every rule that matches it. */
  strike(name: string, numbers: readonly (string | undefined)[]): FaultRule | undefined {
    let struck: FaultRule | undefined;
    this.rules = this.rules.map((rule) => {
      const { number } = rule.match;
      if (rule.match.name !== name || (number !== undefined && !numbers.includes(number))) return rule;
      const seen = rule.seen + 1;
      if (struck || seen < rule.nth || rule.used >= rule.times) return { ...rule, seen };
      struck = rule;
      return { ...rule, seen, used: rule.used + 1 };
    });
    return struck;
  }
}
