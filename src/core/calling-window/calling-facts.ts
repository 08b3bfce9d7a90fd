import type { WeeklyHours } from './weekly-hours.js';

export interface CallingFacts {
  readonly e164: string;
  readonly automaticCalls: boolean;
  readonly whyNotAutomatic: string | null;
  readonly declaredTimeZone: string | null;
  /** Two letters, as the person declared it. */
  readonly declaredState: string | null;
  /** When they explicitly asked to be called whatever the hour. */
  readonly anyHourRequestedAt: Date | null;
  readonly callConsent: 'granted' | 'none' | 'revoked';
  readonly attemptsInLast24Hours: number;
  readonly attemptsInLast14Days: number;
  readonly oldestAttemptInLast24Hours: Date | null;
}

export interface CallingPolicy {
  readonly siteHours: WeeklyHours;
  readonly siteTimeZone: string;
  readonly maxAttemptsPer24Hours: number;
  readonly maxAttemptsPer14Days: number;
  /** How long an explicit any-hour request opens the night, in minutes. */
  readonly anyHourMinutes: number;
}

export type CallingDecision =
  | { readonly kind: 'yes'; readonly reason: string; readonly rule: string; readonly zones: readonly string[] }
  | {
      readonly kind: 'not-before';
      readonly at: Date;
      readonly reason: string;
      readonly rule: string;
      readonly source: string;
      readonly zones: readonly string[];
    }
  | {
      readonly kind: 'never';
      readonly reason: string;
      readonly rule: string;
      readonly source: string;
      readonly zones: readonly string[];
    };
