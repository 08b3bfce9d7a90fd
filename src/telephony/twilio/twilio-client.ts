import twilio from 'twilio';
import { errorFromFailure, errorFromResponse } from './carrier-error.js';

interface CarrierAccess {
  readonly accountSid: string;
  readonly authToken: string;
  /** A restricted key, preferred for requests; webhooks are always signed with the auth token. */
  readonly apiKey?: { readonly sid: string; readonly secret: string } | undefined;
  /** Where to send requests instead of the carrier: the simulator, which is told the host that was meant in x-twilio-sim-host. */
  readonly baseUrl?: string | undefined;
  readonly timeouts?: CarrierTimeouts | undefined;
}

/** Milliseconds. A command answers a waiting counsellor and is looked up when unsure; a read may take longer. */
interface CarrierTimeouts {
  readonly command: number;
  readonly read: number;
}

export type TwilioClient = ReturnType<typeof twilio>;
type Send<TData> = typeof twilio.RequestClient.prototype.request<TData>;

const defaultTimeouts: CarrierTimeouts = { command: 5_000, read: 10_000 };

/** The carrier's own client on our transport. It repeats nothing by itself: whether to repeat is decided where the leg is known. */
export function createTwilioClient(access: CarrierAccess): TwilioClient {
  return twilio(access.apiKey?.sid ?? access.accountSid, access.apiKey?.secret ?? access.authToken, {
    accountSid: access.accountSid,
    httpClient: new CarrierTransport(access.timeouts ?? defaultTimeouts, access.baseUrl),
    // The client would take these from the environment, which only Settings may read; 'debug' would print phone numbers.
    edge: '',
    region: '',
    logLevel: 'off',
  });
}

/** Own timeouts, an optional other origin, and CarrierError for everything that is not a whole 2xx answer. */
class CarrierTransport extends twilio.RequestClient {
  readonly #timeouts: CarrierTimeouts;
  readonly #baseUrl: string | undefined;

  constructor(timeouts: CarrierTimeouts, baseUrl: string | undefined) {
    super({ timeout: timeouts.read, autoRetry: false });
    this.#timeouts = timeouts;
    this.#baseUrl = baseUrl?.replace(/\/+$/, '');
  }

  override async request<TData>(options: Parameters<Send<TData>>[0]): Promise<Awaited<ReturnType<Send<TData>>>> {
    const timeout = options.method === 'get' ? this.#timeouts.read : this.#timeouts.command;
    const response = await super
      .request({ ...this.redirected(options), timeout })
      .catch((failure: unknown) => {
        throw errorFromFailure(options, failure);
      })
      .finally(() => this.forget());
    const isObject = typeof response.body === 'object' && response.body !== null;
    const isWhole = response.statusCode >= 200 && response.statusCode < 300 && isObject;
    if (!isWhole) throw errorFromResponse(options, response);
    return response;
  }

  /** The client keeps its last exchange for debugging, with credentials and phone numbers. */
  private forget(): void {
    this.lastRequest = undefined;
    this.lastResponse = undefined;
  }

  private redirected<TData>(options: Parameters<Send<TData>>[0]): Parameters<Send<TData>>[0] {
    if (this.#baseUrl === undefined) return options;
    const asked = new URL(options.uri);
    const headers = { ...options.headers, 'x-twilio-sim-host': asked.host };
    return { ...options, headers, uri: `${this.#baseUrl}${asked.pathname}${asked.search}` };
  }
}
