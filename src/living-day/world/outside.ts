import type { Happening, Lead, Persona } from '../script/happenings.js';
import type { Invented } from '../script/people.js';
import type { DayOptions } from './day-options.js';

interface OwnNumber {
  readonly number: string;
  readonly voiceUrl?: string;
}

const ringsSeconds = 9;

/** What is outside of Ringback: a website with its form, and the telephone network. */
export class Outside {
  constructor(private readonly options: DayOptions) {}

  /** Whether calls to the hotline's simulated number reach this very installation: then its telephony is simulated. */
  async isItsNetwork(): Promise<boolean> {
    const numbers = (await this.ask('/numbers', {})) as readonly OwnNumber[];
    const own = numbers.find(({ number }) => number === this.options.sample.site.number);
    return own?.voiceUrl?.startsWith(`${this.options.url}/`) ?? false;
  }

  /** The newcomer's phone on the desk rings long enough for them to look at the offer before it is picked up. */
  async ringLonger(): Promise<void> {
    const [newcomers] = this.options.sample.phones;
    if (!newcomers) return;
    const phone = { ...newcomers, answerAfterSeconds: ringsSeconds };
    await this.control('PUT', `/phones/${encodeURIComponent(newcomers.number)}`, phone);
  }

  /** Answers the callback that was promised; null: none that we know by its id. */
  async happen(happening: Happening, now: Date): Promise<string | null> {
    const { person, answers } = happening;
    const [first, ...next] = answers;
    await this.control('PUT', this.phone(person), { ...first, next });
    if ('lead' in happening) return this.post(person, happening.lead, now);
    await this.dial(person, happening.dials);
    return null;
  }

  private async post({ number, name, language }: Invented, lead: Lead, now: Date): Promise<string> {
    const minutes = (count: number) => new Date(now.getTime() + count * 60_000).toISOString();
    const response = await fetch(`${this.options.url}/v1/leads`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${this.options.sample.sourceKey}`,
        'idempotency-key': crypto.randomUUID(),
      },
      body: JSON.stringify({
        phone: number,
        name,
        language,
        message: lead.message,
        aboutSomeoneElse: lead.aboutSomeoneElse,
        preferredTime: lead.inMinutes === null ? 'now' : minutes(lead.inMinutes),
        consent: { call: true, sms: false },
      }),
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) throw new Error(`The form was refused (${response.status}): ${await response.text()}`);
    const { callback } = (await response.json()) as { readonly callback?: { readonly id: string } };
    return callback?.id ?? '';
  }

  private async dial(person: Invented, persona: Persona): Promise<void> {
    await this.control('POST', `${this.phone(person)}/dial`, { to: this.options.sample.site.number, persona });
  }

  private phone({ number }: Invented): string {
    return `/phones/${encodeURIComponent(number)}`;
  }

  private async control(method: 'POST' | 'PUT', path: string, body: unknown): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    await this.ask(path, { method, headers, body: JSON.stringify(body) });
  }

  private async ask(path: string, request: RequestInit): Promise<unknown> {
    const response = await fetch(`${this.options.controlUrl}${path}`, { ...request, signal: AbortSignal.timeout(10_000) });
    if (!response.ok) throw new Error(`The telephone network refused ${path}: ${await response.text()}`);
    return response.json();
  }
}
