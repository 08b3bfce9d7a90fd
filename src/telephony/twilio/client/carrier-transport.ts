import twilio from 'twilio';
import { CarrierError } from '../../carrier-error.js';
import type { Circuit } from './circuit.js';
import { errorFromFailure, errorFromResponse, errorOfOpenCircuit, errorOfTooMuch } from './error-from-answer.js';

/** Milliseconds. A command answers a waiting counsellor and is looked up when unsure; a read may take longer. */
export interface CarrierTimeouts {
  readonly command: number;
  readonly read: number;
}

type Send<TData> = typeof twilio.RequestClient.prototype.request<TData>;
type Answer = Awaited<ReturnType<Send<unknown>>>;

interface TransportOptions {
  readonly timeouts: CarrierTimeouts;
  /** Another origin than the carrier's; it is told the host that was meant in x-twilio-sim-host. */
  readonly baseUrl: string | undefined;
  /** Certificates to trust instead of the usual ones, PEM. */
  readonly ca: string | undefined;
  readonly circuit: Circuit;
}

/** Own timeouts, an optional other origin, and CarrierError for everything that is not a whole 2xx answer. */
export class CarrierTransport extends twilio.RequestClient {
  readonly #timeouts: CarrierTimeouts;
  readonly #baseUrl: string | undefined;
  readonly #circuit: Circuit;

  constructor({ timeouts, baseUrl, ca, circuit }: TransportOptions) {
    super({ timeout: timeouts.read, autoRetry: false, ...(ca === undefined ? {} : { ca }) });
    this.#timeouts = timeouts;
    this.#baseUrl = baseUrl?.replace(/\/+$/, '');
    this.#circuit = circuit;
  }

  override async request<TData>(options: Parameters<Send<TData>>[0]): Promise<Awaited<ReturnType<Send<TData>>>> {
    const timeout = options.method === 'get' ? this.#timeouts.read : this.#timeouts.command;
    return this.guarded(options, () =>
      super
        .request({ ...options, ...this.placeOf(options.uri, options.headers), timeout })
        .then((response) => {
          if (!isWhole(response)) throw errorFromResponse(options, response);
          return response;
        })
        .finally(() => this.forget()),
    );
  }

  /** A file instead of an answer. Throws CarrierError, also for more than `mostBytes`. */
  download(uri: string, credentials: string, mostBytes: number): Promise<{ bytes: Buffer; contentType: string }> {
    const asked = { method: 'get', uri } as const;
    return this.guarded(asked, async () => {
      const place = this.placeOf(uri, { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` });
      const response = await this.axios.get<Buffer>(place.uri, {
        headers: place.headers,
        responseType: 'arraybuffer',
        maxContentLength: mostBytes,
        timeout: this.#timeouts.read,
        validateStatus: () => true,
        proxy: false,
      });
      const { status: statusCode, headers, data } = response;
      if (statusCode !== 200) throw errorFromResponse(asked, { statusCode, headers, body: parsed(data) });
      return { bytes: data, contentType: String(headers['content-type'] ?? 'application/octet-stream') };
    });
  }

  private async guarded<T>(request: { method: string; uri: string }, send: () => Promise<T>): Promise<T> {
    const seconds = this.#circuit.secondsToWait();
    if (seconds > 0) throw errorOfOpenCircuit(request, seconds);
    try {
      const answer = await send();
      this.#circuit.answered(null);
      return answer;
    } catch (failure) {
      const error = toCarrierError(request, failure);
      if (error.status !== null) this.#circuit.answered(error.code);
      throw error;
    }
  }

  /** The client keeps its last exchange for debugging, with credentials and phone numbers. */
  private forget(): void {
    this.lastRequest = undefined;
    this.lastResponse = undefined;
  }

  private placeOf(uri: string, headers: object | undefined): { uri: string; headers: Record<string, string> } {
    if (this.#baseUrl === undefined) return { uri, headers: { ...headers } };
    const asked = new URL(uri);
    return {
      uri: `${this.#baseUrl}${asked.pathname}${asked.search}`,
      headers: { ...headers, 'x-twilio-sim-host': asked.host },
    };
  }
}

function toCarrierError(request: { method: string; uri: string }, failure: unknown): CarrierError {
  if (failure instanceof CarrierError) return failure;
  const tooMuch = failure instanceof Error && failure.message.startsWith('maxContentLength');
  return tooMuch ? errorOfTooMuch(request) : errorFromFailure(request, failure);
}

/** What was promised: an object, or nothing at all after a removal. */
function isWhole({ statusCode, body }: Answer): boolean {
  if (statusCode === 204) return true;
  return statusCode >= 200 && statusCode < 300 && typeof body === 'object' && body !== null;
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    return null;
  }
}
