import { newSid } from '../record/sid.js';

export const VERIFICATION_STATUSES = ['PENDING_REVIEW', 'IN_REVIEW', 'TWILIO_APPROVED', 'TWILIO_REJECTED'] as const;
export type VerificationStatus = (typeof VERIFICATION_STATUSES)[number];

/** The request to let a toll-free number send texts. */
export class Verification {
  readonly sid = newSid('HH');
  updatedAt: Date;
  status: VerificationStatus = 'PENDING_REVIEW';
  rejectionReason: string | null = null;

  constructor(
    readonly number: string,
    readonly numberSid: string,
    /** What was submitted, by the names of the form; lists stay lists. */
    readonly submitted: Readonly<Record<string, string | readonly string[]>>,
    readonly createdAt: Date,
  ) {
    this.updatedAt = createdAt;
  }
}
