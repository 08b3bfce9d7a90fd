import type { PhoneNumberRefusal } from '../people/phone-number.js';
import type { CancelReason, PageAction } from './page-actions.js';
import type { NextStep } from './what-is-next.js';

export interface ActionWords {
  /** On the first page, as something to choose. */
  readonly choice: string;
  readonly heading: string;
  readonly explained: string;
  readonly button: string;
  /** On the first page, after it was done. */
  readonly done: string;
}

/** Why something could not be done. */
export type PageProblem = PhoneNumberRefusal | 'time-taken' | 'press-again' | 'too-late' | 'broken';

/**
 * Everything that the page says. Others may look at the screen, so there is no word in it that tells what kind of help this is (L-313);
 * and somebody frightened reads it on a phone, so sentences are short.
 */
export interface PageWords {
  readonly title: string;
  readonly otherLanguage: string;
  readonly next: Readonly<Record<NextStep['kind'], string>>;
  readonly fromNumber: string;
  readonly toNumber: string;
  readonly whatHappens: string;
  readonly whatElse: string;
  readonly actions: Readonly<Record<PageAction, ActionWords>>;
  readonly cancelReasons: Readonly<Record<CancelReason, string>>;
  readonly reasonLegend: string;
  readonly day: string;
  readonly time: string;
  readonly clock: string;
  readonly noTimes: string;
  readonly newNumber: string;
  readonly newNumberHint: string;
  readonly back: string;
  readonly talkNow: string;
  readonly danger: string;
  readonly call911: string;
  readonly call988: string;
  readonly gone: string;
  readonly goneExplained: string;
  readonly problems: Readonly<Record<PageProblem, string>>;
  readonly when: {
    readonly today: string;
    readonly tomorrow: string;
    readonly onDay: string;
    readonly between: string;
    readonly acrossDays: string;
  };
}
