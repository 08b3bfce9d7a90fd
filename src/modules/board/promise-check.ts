/** A promise of the product as a question that the database can answer at any time. */
export interface PromiseCheck {
  readonly promise: 1 | 2 | 3 | 5 | 6;
  readonly name: string;
  /** Returns `id` and `what` for each violation: an empty result keeps the promise. */
  readonly sql: string;
}
