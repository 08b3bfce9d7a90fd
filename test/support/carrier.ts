import { tell } from './told.js';
import { waitFor } from './wait-for.js';

export interface CarrierEvent {
  seq: number;
  at: string;
  type: string;
  callSid?: string;
  number?: string;
  detail: Record<string, unknown>;
}

export interface Persona {
  readonly kind?: string;
  /** The story this phone is part of, which a number outside those of fiction must name. */
  readonly scenario?: string;
  readonly answerAfterSeconds?: number;
  readonly press?: string;
  readonly pressAfterSeconds?: number;
  readonly hangUpAfterSeconds?: number;
  readonly talkSeconds?: number;
  readonly presses?: readonly string[];
  readonly hangUpAt?: 'ringing' | 'greeting' | 'gather' | 'queue' | 'conference' | 'hold' | 'record';
  readonly leavesMessageSeconds?: number;
  readonly says?: string;
  readonly refusedWith?: 603 | 608;
  readonly next?: readonly Persona[];
}

/** What a phone dials us with. */
export interface Dial {
  readonly to: string;
  /** What we are shown: the phone's number unless told; also a word or a look-alike of a withheld one. */
  readonly callerId?: string;
  /** The number that passed the call on to us. */
  readonly forwardedFrom?: string;
  readonly persona?: Persona;
}

export interface Rings {
  readonly calls: number;
  readonly atOnce: number;
}

/** The people at the phones, through the simulator's control face. */
export class Carrier {
  constructor(private readonly controlUrl: string) {}

  async declare(number: string, persona: Persona): Promise<void> {
    await this.ask('PUT', `/phones/${encodeURIComponent(number)}`, { kind: 'human', ...persona });
  }

  /** A counsellor's own phone: picked up, 1 pressed, talks until the other side hangs up. */
  counsellorAnswers(number: string): Promise<void> {
    // More than a hundred counsellors have numbers outside those of fiction.
    return this.declare(number, { scenario: 'on shift', answerAfterSeconds: 1, press: '1', pressAfterSeconds: 1 });
  }

  /** This phone dials one of our numbers; resolves to the carrier's id of the call. */
  async dials(number: string, { persona, ...dial }: Dial): Promise<string> {
    const body = { ...dial, persona: { kind: 'human', ...persona } };
    const { callSid } = (await this.ask('POST', `/phones/${encodeURIComponent(number)}/dial`, body)) as { callSid: string };
    return callSid;
  }

  /** This phone texts one of our numbers. */
  async texts(number: string, text: { to: string; body: string; optOutType?: 'STOP' | 'START' | 'HELP' }): Promise<void> {
    await this.ask('POST', `/phones/${encodeURIComponent(number)}/text`, text);
  }

  /** Every text that came to this phone, oldest first. */
  async textsTo(number: string): Promise<string[]> {
    return (await this.events(number, 'text-received')).map((event) => String(event.detail['text']));
  }

  /** What becomes of texts to this number: `landline`, `filtered`, `lost`. */
  async textsEnd(number: string, texts: string): Promise<void> {
    await this.ask('PUT', `/lines/${encodeURIComponent(number)}`, { texts });
  }

  /** What look-ups tell of this number: `{ lineType?, reassigned? }`. */
  async lineIs(number: string, facts: Readonly<Record<string, string>>): Promise<void> {
    await this.ask('PUT', `/lines/${encodeURIComponent(number)}`, facts);
  }

  /** Calls beyond it wait, queued; null is no limit. */
  async dialsPerSecond(callsPerSecond: number | null): Promise<void> {
    await this.ask('PUT', '/limits', { callsPerSecond });
  }

  async presses(number: string, digits: string): Promise<void> {
    await this.ask('POST', `/phones/${encodeURIComponent(number)}/press`, { digits });
  }

  /** A phone that nobody picks up by itself is picked up; fails while it does not ring. */
  async answers(number: string): Promise<void> {
    await this.ask('POST', `/phones/${encodeURIComponent(number)}/answer`);
  }

  /** Everything this phone was told, oldest first. */
  async heard(number: string): Promise<string[]> {
    return (await this.events(number, 'heard')).map((event) => String(event.detail['text']));
  }

  async events(number: string, type: string): Promise<CarrierEvent[]> {
    const all = (await this.ask('GET', '/timeline')) as CarrierEvent[];
    return all.filter((event) => event.number === number && event.type === type);
  }

  /** How often this phone was rung, and how many calls it ever had at one time. */
  async rings(number: string): Promise<Rings> {
    return (await this.allRings()).get(number) ?? { calls: 0, atOnce: 0 };
  }

  async allRings(): Promise<Map<string, Rings>> {
    const phones = (await this.ask('GET', '/phones')) as { number: string; calls: number; maximumConcurrentCalls: number }[];
    return new Map(phones.map((phone) => [phone.number, { calls: phone.calls, atOnce: phone.maximumConcurrentCalls }]));
  }

  async isInCall(number: string): Promise<boolean> {
    const phones = (await this.ask('GET', '/phones')) as { number: string; currentCallSid: string | null }[];
    return Boolean(phones.find((phone) => phone.number === number)?.currentCallSid);
  }

  async hangUp(number: string): Promise<void> {
    await this.ask('POST', `/phones/${encodeURIComponent(number)}/hang-up`);
  }

  /** How the carrier's time runs; `stepped` stands still. */
  async clock(to: { mode: 'stepped' } | { mode: 'faster'; speed: number }): Promise<void> {
    await this.ask('PUT', '/clock', to);
  }

  /** Waits until so many seconds of the carrier's time have passed, as they do while people talk. */
  async secondsPass(seconds: number): Promise<void> {
    const now = async () => ((await this.ask('GET', '/clock')) as { seconds: number }).seconds;
    const until = (await now()) + seconds;
    await waitFor(`${seconds} s of the carrier's time`, async () => (await now()) >= until);
  }

  fault(rule: object): Promise<unknown> {
    return this.ask('POST', '/faults', rule);
  }

  clearFaults(): Promise<unknown> {
    return this.ask('DELETE', '/faults');
  }

  private async ask(method: string, path: string, body?: unknown): Promise<unknown> {
    tell(decodeURIComponent(path.split('/')[2] ?? ''));
    tell(body);
    const response = await fetch(`${this.controlUrl}${path}`, {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} of the simulator answered ${response.status}: ${text}`);
    return text ? (JSON.parse(text) as unknown) : null;
  }
}
