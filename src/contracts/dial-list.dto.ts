export class DialListEntryDto {
  readonly callbackId: string;
  readonly name: string | null;
  /** E.164, whole. */
  readonly phoneNumber: string;
  readonly extension: string | null;
  readonly language: string;
  readonly urgency: string;
  readonly promisedBy: string;
  readonly because: string;
}

export class DialListDto {
  readonly at: string;
  /** Urgent ones first, then by what was promised; at most 500. */
  readonly entries: DialListEntryDto[];
}
