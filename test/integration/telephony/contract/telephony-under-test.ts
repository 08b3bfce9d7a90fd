import type { LegState } from '../../../../src/telephony/leg-report.js';
import type { CarrierCall, PlaceResult, RoomSeat, TelephonyProvider } from '../../../../src/telephony/telephony-provider.js';

/** One carrier to hold against the port. Nobody needs to answer its webhooks. */
export interface TelephonyUnderTest {
  readonly telephony: TelephonyProvider;
  /** A number of ours. */
  readonly from: string;
  /** Rings for at least some seconds and is not answered meanwhile. */
  readonly ringing: string;
  /** Each picks up at once and stays on the line; one call at a time. */
  readonly answering: readonly [string, string, string];
  /** Refuses at once with a busy tone. */
  readonly busy: string;
  /** Not a number the carrier would dial. */
  readonly invalid: string;
  /** Looks like a call of this carrier, and is none. */
  readonly unknownSid: string;
  close(): Promise<void>;
}

const boundMilliseconds = 5_000;
const final: readonly LegState[] = ['completed', 'busy', 'no-answer', 'failed', 'canceled'];

export const seatIn = (room: string, label = 'person', endsRoom = true): RoomSeat => ({
  room,
  label,
  endsRoom,
  mode: { kind: 'talk' },
});

/** What was accepted, by the carrier's name. */
export function sidOf(result: PlaceResult | { readonly kind: 'accepted'; readonly carrierSid: string }): string {
  if (result.kind !== 'accepted') throw new Error(`expected to be accepted, got ${JSON.stringify(result)}`);
  return result.carrierSid;
}

export function isOver(call: CarrierCall): boolean {
  return final.includes(call.state);
}

export function until(carrier: TelephonyUnderTest, sid: string, holds: (call: CarrierCall) => boolean): Promise<CarrierCall> {
  return eventually(`call ${sid}`, async () => {
    const call = await carrier.telephony.fetchCall(sid);
    return call && holds(call) ? call : null;
  });
}

/** The first answer that is not null, within a bound. */
export async function eventually<T>(what: string, look: () => Promise<T | null>): Promise<T> {
  const deadline = Date.now() + boundMilliseconds;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (Date.now() > deadline) throw new Error(`gave up on ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
