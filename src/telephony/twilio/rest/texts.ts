import type { CreateResult, ListedText } from '../../telephony-provider.js';
import type { TwilioClient } from '../client/twilio-client.js';
import type { WebhookAddresses } from '../webhook-addresses.js';
import { created } from './create-result.js';
import { toListedText } from './listed.js';
import { unlessGone } from './unless-gone.js';

const lookupLimit = 50;

export class Texts {
  readonly #client: TwilioClient;

  constructor(
    client: TwilioClient,
    private readonly addresses: WebhookAddresses,
  ) {
    this.#client = client;
  }

  send({ textId, to, from, body }: { textId: string; to: string; from: string; body: string }): Promise<CreateResult> {
    return created(() => this.#client.messages.create({ to, from, body, statusCallback: this.addresses.textStatus(textId) }));
  }

  async redact(carrierSid: string): Promise<void> {
    await unlessGone(() => this.#client.messages(carrierSid).update({ body: '' }));
  }

  async fetch(carrierSid: string): Promise<ListedText | null> {
    const text = await unlessGone(() => this.#client.messages(carrierSid).fetch());
    return text && toListedText(text);
  }

  /** By creation, not by the carrier's filter: that goes by the time of sending, which a text that still waits does not have. */
  async find({ to, from, since }: { to: string; from: string; since: Date }): Promise<readonly ListedText[]> {
    const earliest = Math.floor(since.getTime() / 1000) * 1000;
    return (await this.#client.messages.list({ to, from, limit: lookupLimit }))
      .map(toListedText)
      .filter((text) => text.createdAt.getTime() >= earliest)
      .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  }
}
