import { CarrierError } from '../../carrier-error.js';
import type { CreateResult, MoveResult } from '../../telephony-provider.js';
import type { Carrier } from '../client/twilio-client.js';
import type { WebhookAddresses } from '../webhook-addresses.js';
import { created } from './create-result.js';
import { moved, unlessGone } from './unless-gone.js';

/** Recordings of legs: a whole room cannot be recorded over REST. */
export class Recordings {
  readonly #carrier: Carrier;

  constructor(
    carrier: Carrier,
    private readonly addresses: WebhookAddresses,
  ) {
    this.#carrier = carrier;
  }

  start({ carrierSid, recordingId }: { carrierSid: string; recordingId: string }): Promise<CreateResult> {
    return created(() =>
      this.#carrier.client.calls(carrierSid).recordings.create({
        recordingChannels: 'dual',
        recordingStatusCallback: this.addresses.recording(recordingId),
        // `absent` is the only sign of a recording that was lost.
        recordingStatusCallbackEvent: ['in-progress', 'completed', 'absent'],
      }),
    );
  }

  control(leg: { carrierSid: string; recordingSid: string; to: 'paused' | 'in-progress' | 'stopped' }): Promise<MoveResult> {
    const { carrierSid, recordingSid, to } = leg;
    return moved(() =>
      this.#carrier.client
        .calls(carrierSid)
        .recordings(recordingSid)
        .update({ status: to, ...(to === 'paused' ? { pauseBehavior: 'silence' } : {}) }),
    );
  }

  /** Both sides on their own channel where the carrier has them; a recording of one channel answers 400 to that. */
  async media(recordingSid: string, mostBytes: number): Promise<{ bytes: Buffer; contentType: string } | null> {
    const path = `Recordings/${recordingSid}.wav`;
    try {
      return await this.found(() => this.#carrier.download(`${path}?RequestedChannels=2`, mostBytes));
    } catch (error) {
      if (!(error instanceof CarrierError && error.status === 400)) throw error;
      return this.found(() => this.#carrier.download(`${path}?RequestedChannels=1`, mostBytes));
    }
  }

  async remove(recordingSid: string): Promise<void> {
    await unlessGone(() => this.#carrier.client.recordings(recordingSid).remove());
  }

  private async found<T>(request: () => Promise<T>): Promise<T | null> {
    try {
      return await request();
    } catch (error) {
      if (error instanceof CarrierError && error.status === 404) return null;
      throw error;
    }
  }
}
