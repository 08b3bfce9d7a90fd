/** What somebody wrote when they asked for help, as it was sent. */
export class InquiryDto {
  readonly id: string;
  readonly receivedAt: string;
  /** What the person was told; they may read it aloud. */
  readonly reference: string;
  /** The site or partner that sent it. */
  readonly from: string;
  readonly language: string;
  /** They ask for somebody else. */
  readonly aboutSomeoneElse: boolean;
  /** "now", or the time that they asked for. */
  readonly preferredTime: string | null;
  /** Their words, uncut. Null: they wrote none, or it was erased. */
  readonly message: string | null;
  /** Signs of danger that were found in their words, such as "overdose". */
  readonly dangerSigns: string[];
}

export class InquiriesDto {
  /** Newest first; at most 50. */
  readonly inquiries: InquiryDto[];
}
