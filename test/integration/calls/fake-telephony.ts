import { Telephony, type CarrierCall, type PlaceResult } from '../../../src/telephony/telephony.port.js';

type Ring = Parameters<Telephony['ring']>[0];

/** A carrier that answers what the test says, and remembers what it was asked. */
export class FakeTelephony extends Telephony {
  readonly rung: Ring[] = [];
  readonly hungUp: string[] = [];
  /** What `ring` answers; runs while the carrier "thinks". */
  answer: (leg: Ring) => Promise<PlaceResult> | PlaceResult = (leg) => accepted(`CA-${leg.legId}`);
  /** Every call that the carrier knows, oldest last. */
  calls: CarrierCall[] = [];

  override async ring(leg: Ring): Promise<PlaceResult> {
    this.rung.push(leg);
    return this.answer(leg);
  }

  override ringIntoRoom(leg: Ring): Promise<PlaceResult> {
    return this.ring(leg);
  }

  override async hangUp(carrierSid: string): Promise<void> {
    this.hungUp.push(carrierSid);
  }

  override async endRoom(): Promise<void> {}

  override async fetchCall(carrierSid: string): Promise<CarrierCall | null> {
    return this.calls.find((call) => call.carrierSid === carrierSid) ?? null;
  }

  override async findCalls({ since }: { since: Date }): Promise<readonly CarrierCall[]> {
    return this.calls.filter((call) => call.startedAt >= since);
  }

  forget(): void {
    this.rung.length = 0;
    this.hungUp.length = 0;
    this.calls = [];
    this.answer = (leg) => accepted(`CA-${leg.legId}`);
  }
}

export function accepted(carrierSid: string): PlaceResult {
  return { kind: 'accepted', carrierSid, state: 'queued' };
}
