import twilio from 'twilio';
import type { Clock } from '../../../platform/clock.js';

export interface SoftphoneKey {
  readonly accountSid: string;
  /** The API key that signs; the auth token never does. */
  readonly keySid: string;
  readonly secret: string;
  /** The application whose address is asked when a softphone dials out by itself. */
  readonly applicationSid: string;
  readonly clientKind: 'twilio' | 'simulated';
}

// Error 20104 beyond a day; letters, digits and underscore only, so never an email address.
const longestSeconds = 24 * 60 * 60;
const identityShape = /^\w{1,121}$/;

/** Tokens for browsers, signed here: the carrier is not asked. */
export class Softphones {
  readonly #key: SoftphoneKey | null;

  constructor(
    key: SoftphoneKey | null,
    private readonly clock: Clock,
  ) {
    this.#key = key;
  }

  get available(): boolean {
    return this.#key !== null;
  }

  /** Throws RangeError for an identity or a time that no token may have. */
  token(identity: string, seconds: number): { token: string; clientKind: 'twilio' | 'simulated'; expiresAt: Date } {
    if (!this.#key) throw new Error('Softphones need TWILIO_API_KEY, TWILIO_API_SECRET and TWILIO_TWIML_APP_SID');
    if (!identityShape.test(identity)) throw new RangeError('A softphone is named by letters, digits and underscores');
    if (!(seconds >= 1 && seconds <= longestSeconds)) throw new RangeError('A softphone token lasts at most a day');
    const { accountSid, keySid, secret, applicationSid, clientKind } = this.#key;
    const token = new twilio.jwt.AccessToken(accountSid, keySid, secret, { identity, ttl: seconds });
    token.addGrant(new twilio.jwt.AccessToken.VoiceGrant({ incomingAllow: true, outgoingApplicationSid: applicationSid }));
    return { token: token.toJwt(), clientKind, expiresAt: new Date(this.clock.now().getTime() + seconds * 1000) };
  }

  addressOf(identity: string): string {
    if (!identityShape.test(identity)) throw new RangeError('A softphone is named by letters, digits and underscores');
    return `client:${identity}`;
  }
}
