import type { Verification, VerificationStatus } from './verification.js';

/** Which toll-free numbers may send texts. One that nobody submitted or judged may. */
export class VerificationBook {
  private readonly verifications = new Map<string, Verification>();
  private readonly judged = new Map<string, VerificationStatus>();

  add(verification: Verification): void {
    this.verifications.set(verification.sid, verification);
    this.judged.set(verification.number, verification.status);
  }

  find(sid: string): Verification | undefined {
    return this.verifications.get(sid);
  }

  newestFirst(): readonly Verification[] {
    return [...this.verifications.values()].toReversed();
  }

  /** Decides over a number, and over the request for it if there is one. */
  judge(number: string, status: VerificationStatus, rejectionReason: string | null, now: Date): void {
    this.judged.set(number, status);
    const verification = this.newestFirst().find((known) => known.number === number);
    if (!verification) return;
    verification.status = status;
    verification.rejectionReason = rejectionReason;
    verification.updatedAt = now;
  }

  blocks(number: string): boolean {
    return (this.judged.get(number) ?? 'TWILIO_APPROVED') !== 'TWILIO_APPROVED';
  }
}
