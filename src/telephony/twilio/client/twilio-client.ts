import twilio from 'twilio';
import type { Clock } from '../../../platform/clock.js';
import type { CarrierHealth } from '../../telephony-provider.js';
import { CarrierTransport, type CarrierTimeouts } from './carrier-transport.js';
import { Circuit } from './circuit.js';

export interface CarrierAccess {
  readonly accountSid: string;
  readonly authToken: string;
  /** A restricted key, preferred for requests; webhooks are always signed with the auth token. */
  readonly apiKey?: { readonly sid: string; readonly secret: string } | undefined;
  /** Where to send requests instead of the carrier: the simulator. */
  readonly baseUrl?: string | undefined;
  readonly region?: string | undefined;
  /** Certificates to trust instead of the usual ones, PEM. */
  readonly ca?: string | undefined;
  readonly timeouts?: CarrierTimeouts | undefined;
}

export type TwilioClient = ReturnType<typeof twilio>;

/** One open way to the carrier. */
export interface Carrier {
  readonly client: TwilioClient;
  /** A file under our account, for instance `Recordings/RE….wav`. Throws CarrierError, also for more than `mostBytes`. */
  readonly download: (path: string, mostBytes: number) => Promise<{ bytes: Buffer; contentType: string }>;
  readonly health: () => CarrierHealth;
}

const defaultTimeouts: CarrierTimeouts = { command: 5_000, read: 10_000 };

/** The carrier's own client on our transport. It repeats nothing by itself: whether to repeat is decided where the leg is known. */
export function openCarrier(access: CarrierAccess, clock: Clock): Carrier {
  const { accountSid, baseUrl, ca, region = '' } = access;
  const circuit = new Circuit(() => clock.now());
  const transport = new CarrierTransport({ timeouts: access.timeouts ?? defaultTimeouts, baseUrl, ca, circuit });
  const [user, secret] = access.apiKey ? [access.apiKey.sid, access.apiKey.secret] : [accountSid, access.authToken];
  const host = ['api', region, 'twilio.com'].filter(Boolean).join('.');
  return {
    client: twilio(user, secret, {
      accountSid,
      httpClient: transport,
      // The client would take these from the environment, which only Settings may read; 'debug' would print phone numbers.
      edge: '',
      region,
      logLevel: 'off',
    }),
    download: (path, mostBytes) =>
      transport.download(`https://${host}/2010-04-01/Accounts/${accountSid}/${path}`, `${user}:${secret}`, mostBytes),
    health: () => circuit.health(),
  };
}
