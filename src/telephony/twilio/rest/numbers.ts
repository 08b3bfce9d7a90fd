import type { NumberFacts, OwnedNumber } from '../../telephony-provider.js';
import type { TwilioClient } from '../client/twilio-client.js';
import type { WebhookAddresses } from '../webhook-addresses.js';
import { unlessGone } from './unless-gone.js';

const lineTypes: ReadonlyMap<unknown, NumberFacts['lineType']> = new Map([
  ['mobile', 'mobile'],
  ['landline', 'landline'],
  ['fixedVoip', 'voip'],
  ['nonFixedVoip', 'voip'],
  ['voip', 'voip'],
  ['tollFree', 'toll-free'],
]);

/** What is known about a number, and how our own ones are set up. */
export class Numbers {
  readonly #client: TwilioClient;

  constructor(
    client: TwilioClient,
    private readonly addresses: WebhookAddresses,
  ) {
    this.#client = client;
  }

  async describe(number: string, knownSince?: Date): Promise<NumberFacts> {
    const found = await unlessGone(() => this.#client.lookups.v2.phoneNumbers(number).fetch(asked(knownSince)));
    if (!found) return { valid: false, lineType: null, reassigned: null };
    return {
      valid: found.valid,
      lineType: lineTypeOf(found.lineTypeIntelligence),
      reassigned: reassignedOf(found.reassignedNumber),
    };
  }

  async owned(): Promise<readonly OwnedNumber[]> {
    const numbers = await this.#client.incomingPhoneNumbers.list();
    return numbers.map((one) => ({
      carrierSid: one.sid,
      number: one.phoneNumber,
      endpoints: {
        // An application overrides the addresses: then those are not what is asked.
        voice: one.voiceApplicationSid ? '' : one.voiceUrl,
        voiceFallback: one.voiceApplicationSid ? '' : one.voiceFallbackUrl,
        callEnded: one.voiceApplicationSid ? '' : one.statusCallback,
        text: one.smsApplicationSid ? '' : one.smsUrl,
      },
    }));
  }

  async configure(carrierSid: string): Promise<void> {
    const { endpoints, fallback } = this.addresses;
    await this.#client.incomingPhoneNumbers(carrierSid).update({
      voiceApplicationSid: '',
      voiceUrl: endpoints.voice,
      voiceMethod: 'POST',
      voiceFallbackUrl: endpoints.voiceFallback,
      voiceFallbackMethod: fallback.method,
      statusCallback: endpoints.callEnded,
      statusCallbackMethod: 'POST',
      smsApplicationSid: '',
      smsUrl: endpoints.text,
      smsMethod: 'POST',
    });
  }
}

function asked(knownSince: Date | undefined): { fields: string; lastVerifiedDate?: string } {
  if (!knownSince) return { fields: 'line_type_intelligence' };
  const lastVerifiedDate = knownSince.toISOString().slice(0, 10).replaceAll('-', '');
  return { fields: 'line_type_intelligence,reassigned_number', lastVerifiedDate };
}

function reassignedOf(answer: unknown): boolean | null {
  const said = (answer as { isNumberReassigned?: unknown } | null | undefined)?.isNumberReassigned;
  return said === 'yes' ? true : said === 'no' ? false : null;
}

function lineTypeOf(intelligence: unknown): NumberFacts['lineType'] {
  const type = (intelligence as { type?: unknown } | null | undefined)?.type;
  if (type === null || type === undefined) return null;
  return lineTypes.get(type) ?? 'other';
}
