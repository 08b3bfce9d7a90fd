import twilio, { type Twilio } from 'twilio';
import { startSimulator, type RunningSimulator } from '../../../src/simulator/start-simulator.js';
import type { SimulatorOptions } from '../../../src/simulator/simulator-options.js';
import { until } from './until.js';
import { startReceiver, type WebhookReceiver } from './webhook-receiver.js';

export const OURS = '+12025550100';
export const COUNSELLOR = '+12025550101';
export const CALLER = '+12025550147';

class SimulatorClient extends twilio.RequestClient {
  constructor(private readonly origin: string) {
    super({ timeout: 5_000 });
  }

  override request(options: Parameters<InstanceType<typeof twilio.RequestClient>['request']>[0]): Promise<never> {
    const asked = new URL(options.uri);
    const headers = { ...options.headers, 'x-twilio-sim-host': asked.host };
    const uri = this.origin + asked.pathname + asked.search;
    return super.request({ ...options, uri, headers }) as Promise<never>;
  }
}

export interface PhoneView {
  readonly number: string;
  readonly state: string;
  readonly hears: string;
  readonly calls: number;
  readonly maximumConcurrentCalls: number;
}

export interface SimulatedLine {
  readonly simulator: RunningSimulator;
  readonly client: Twilio;
  readonly receiver: WebhookReceiver;
  /** Calls the control face; answers the JSON body. */
  control<T>(method: string, path: string, body?: unknown): Promise<T>;
  declare(number: string, persona: Readonly<Record<string, unknown>>): Promise<void>;
  phone(number: string): Promise<PhoneView>;
  /** Moves a stepped clock on; what is due by then has happened. */
  advance(seconds: number): Promise<void>;
  /** Resolves with the final status of a call. */
  statusWhenOver(sid: string): Promise<string>;
  stop(): Promise<void>;
}

const FINAL = ['completed', 'busy', 'failed', 'no-answer', 'canceled'];

/** A simulator, the real client pointed at it, and a program that receives its webhooks. Time runs 20 times faster. */
export async function startLine(options: SimulatorOptions = {}): Promise<SimulatedLine> {
  const simulator = await startSimulator({ speed: 20, trafficLog: process.env['SIM_TRAFFIC_LOG'], ...options });
  const receiver = await startReceiver(simulator.authToken);
  const httpClient = new SimulatorClient(simulator.restUrl);
  const client = twilio(simulator.accountSid, simulator.authToken, { httpClient });
  const control = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const json = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(simulator.controlUrl + path, { method, ...json });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (response.status === 204 ? undefined : await response.json()) as T;
  };
  return {
    simulator,
    client,
    receiver,
    control,
    declare: async (number, persona) => {
      await control('PUT', `/phones/${encodeURIComponent(number)}`, persona);
    },
    phone: async (number) => {
      const found = (await control<readonly PhoneView[]>('GET', '/phones')).find((phone) => phone.number === number);
      if (!found) throw new Error(`no phone ${number}`);
      return found;
    },
    advance: async (seconds) => {
      await control('POST', '/clock/advance', { seconds });
    },
    statusWhenOver: (sid) =>
      until(`end of ${sid}`, async () => {
        const { status } = await client.calls(sid).fetch();
        return FINAL.includes(status) && status;
      }),
    stop: async () => {
      await simulator.stop();
      await receiver.stop();
    },
  };
}

export function twiml(verbs: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Response>${verbs}</Response>`;
}
