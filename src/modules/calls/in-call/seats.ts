import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../platform/http/domain-error.js';
import { CarrierError } from '../../../telephony/carrier-error.js';
import { TelephonyProvider, type SeatChange } from '../../../telephony/telephony-provider.js';
import { roomOf } from '../call.store.js';

// The carrier's words for "there is nobody to coach now" (error dictionary): on hold, gone, never there.
const coachingRefusals: Readonly<Record<string, string>> = {
  16027: 'The counsellor is on hold just now: try again when they are back.',
  16028: 'The counsellor is not in the call any more.',
  13240: 'The counsellor is not in the call any more.',
};

const notThere = 'You or the counsellor are not in the call just now, or they are on hold: try again when they are back.';

/** Changes somebody's place in a call's room for staff who wait for the answer: what the carrier refuses becomes a sentence. */
@Injectable()
export class Seats {
  constructor(private readonly telephony: TelephonyProvider) {}

  /** @throws DomainError call/party-gone, supervise/cannot-coach, carrier/no-answer */
  async change(callId: string, carrierSid: string, change: SeatChange): Promise<void> {
    const result = await this.telephony.changeSeat(roomOf(callId), carrierSid, change).catch((error: unknown) => {
      throw explain(error);
    });
    if (result === 'done') return;
    if (change.kind === 'mode') throw new DomainError('conflict', 'supervise/cannot-coach', notThere);
    throw new DomainError('conflict', 'call/party-gone', 'They are not in the call any more.');
  }
}

function explain(error: unknown): unknown {
  if (!(error instanceof CarrierError)) return error;
  const refusal = coachingRefusals[error.code];
  if (refusal) return new DomainError('conflict', 'supervise/cannot-coach', refusal);
  return new DomainError('unavailable', 'carrier/no-answer', 'The telephone network did not do it. Try again.', {
    retryAfterSeconds: Math.max(1, error.retryAfterSeconds),
  });
}
