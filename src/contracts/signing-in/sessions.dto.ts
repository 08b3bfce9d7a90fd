export class ListedSessionDto {
  readonly id: string;
  /** `Firefox on Windows`. */
  readonly device: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  /** The one that asks. */
  readonly current: boolean;
}

export class ListedSessionsDto {
  readonly sessions: ListedSessionDto[];
}

export class EndedSessionsDto {
  readonly ended: number;
}
