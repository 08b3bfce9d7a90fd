/** What an insurer says of a plan. Money is whole cents; null: it said nothing about it. */
export interface BenefitFacts {
  readonly active: boolean | null;
  readonly planName: string | null;
  readonly copayCents: number | null;
  /** 100 are one percent. */
  readonly coinsuranceBasisPoints: number | null;
  readonly deductibleCents: number | null;
  readonly deductibleLeftCents: number | null;
  readonly outOfPocketCents: number | null;
  readonly outOfPocketLeftCents: number | null;
  readonly priorAuthorization: boolean | null;
  readonly inNetwork: boolean | null;
  /** In words: "20 visits in a calendar year". */
  readonly limits: readonly string[];
  /** yyyy-mm-dd. */
  readonly planBegins: string | null;
  readonly planEnds: string | null;
}
