export class AlertDto {
  readonly id: string;
  /** Null: it concerns the whole installation. */
  readonly siteId: string | null;
  /** What kind of thing happened, such as "caller-in-crisis". */
  readonly kind: string;
  /** What it is about: the name of a row such as "inbound-call", and its id. */
  readonly subjectType: string;
  readonly subjectId: string;
  /** What a supervisor has to know, in plain words without names or numbers. */
  readonly sentence: string;
  readonly raisedAt: string;
}

export class AlertsDto {
  /** Not acknowledged by anybody yet, oldest first; at most 200. */
  readonly alerts: AlertDto[];
}
