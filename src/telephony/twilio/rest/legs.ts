import type { Clock } from '../../../platform/clock.js';
import type { CarrierCall, MoveResult, PlaceResult, RoomSeat, RungLeg } from '../../telephony-provider.js';
import type { TwilioClient } from '../client/twilio-client.js';
import { roomEvents, type WebhookAddresses } from '../webhook-addresses.js';
import { toCarrierCall } from './carrier-call.js';
import { placed } from './create-result.js';
import { seatFields } from './seat-fields.js';
import { moved, unlessGone } from './unless-gone.js';

const reportedEvents = ['initiated', 'ringing', 'answered', 'completed'];
// The carrier's own longest call: a leg that we lost sight of is not billed for a day.
const longestCallSeconds = 4 * 60 * 60;

/** Single calls: ring, end, send elsewhere, wait. */
export class Legs {
  readonly #client: TwilioClient;

  constructor(
    client: TwilioClient,
    private readonly addresses: WebhookAddresses,
    private readonly clock: Clock,
  ) {
    this.#client = client;
  }

  ring(leg: RungLeg): Promise<PlaceResult> {
    return placed(() =>
      this.#client.calls.create({
        ...this.ringing(leg),
        url: this.addresses.leg(leg.legId).answered,
        fallbackUrl: this.addresses.goodbye,
      }),
    );
  }

  ringIntoRoom(leg: RungLeg, seat: RoomSeat): Promise<PlaceResult> {
    return placed(async () => {
      const participant = await this.#client.conferences(seat.room).participants.create({
        ...this.ringing(leg),
        ...seatFields(seat),
        // Only the room's first party decides about these, and any party may be the first.
        conferenceStatusCallback: this.addresses.roomEvents(seat.room),
        conferenceStatusCallbackEvent: [...roomEvents],
      });
      return { sid: participant.callSid, status: participant.status };
    });
  }

  /** `completed` ends a call in any state; where a call that is not answered yet refuses it, `canceled` is the way. */
  async hangUp(carrierSid: string): Promise<void> {
    if (await this.ended(carrierSid, 'completed')) return;
    const call = await this.fetch(carrierSid);
    if (call?.state === 'queued' || call?.state === 'ringing') await this.ended(carrierSid, 'canceled');
    // Answered between our two requests: it can be completed now.
    if (call?.state === 'in-progress') await this.ended(carrierSid, 'completed');
  }

  redirect({ carrierSid, legId, step }: { carrierSid: string; legId: string; step: string }): Promise<MoveResult> {
    const { fallback } = this.addresses;
    return moved(() =>
      this.#client.calls(carrierSid).update({
        url: this.addresses.leg(legId).step(step),
        method: 'POST',
        fallbackUrl: fallback.url,
        fallbackMethod: fallback.method,
      }),
    );
  }

  /** A call that waits but whose line we were never told is taken out by sending it elsewhere. */
  unpark(leg: { carrierSid: string; carrierLine: string | null; legId: string; step: string }): Promise<MoveResult> {
    const { carrierSid, carrierLine, legId, step } = leg;
    if (carrierLine === null) return this.redirect(leg);
    return moved(() =>
      this.#client
        .queues(carrierLine)
        .members(carrierSid)
        .update({ url: this.addresses.leg(legId).step(step), method: 'POST' }),
    );
  }

  async fetch(carrierSid: string): Promise<CarrierCall | null> {
    const call = await unlessGone(() => this.#client.calls(carrierSid).fetch());
    return call && toCarrierCall(call, this.clock.now());
  }

  private ringing({ legId, to, from, ringSeconds }: RungLeg) {
    return {
      to,
      from,
      timeout: ringSeconds,
      timeLimit: longestCallSeconds,
      statusCallback: this.addresses.leg(legId).status,
      statusCallbackEvent: reportedEvents,
    };
  }

  private async ended(carrierSid: string, status: 'completed' | 'canceled'): Promise<boolean> {
    return (await moved(() => this.#client.calls(carrierSid).update({ status }))) === 'done';
  }
}
