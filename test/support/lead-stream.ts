import { fictionalNumber, Website } from './website.js';

export interface SentLead {
  readonly key: string;
  readonly phone: string;
  readonly status: number;
  readonly body: string;
  readonly reference: string;
  /** First try: a process that dies may have kept it, and then its place is that of this moment. */
  readonly askedAt: number;
  readonly answeredAt: number;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));
const giveUpAfterMs = 60_000;

/** A website that posts leads at a steady rate, and each again with its key, at another process, until one is acknowledged. */
export class LeadStream {
  private readonly planned: { readonly after: number; readonly act: () => void }[] = [];
  private sent = 0;

  constructor(
    private readonly sourceKey: string,
    private readonly urls: () => readonly string[],
  ) {}

  /** Happens so many milliseconds after the stream began. */
  at(after: number, act: () => void): void {
    this.planned.push({ after, act });
  }

  async run(perSecond: number, seconds: number): Promise<SentLead[]> {
    const start = performance.now();
    const acts = this.planned.map(({ after, act }) => pause(after).then(act));
    const all: Promise<SentLead>[] = [];
    for (let n = 0; n < perSecond * seconds; n++) {
      await pause(start + (n * 1000) / perSecond - performance.now());
      all.push(this.untilAcknowledged(`stream-${n}`, fictionalNumber()));
    }
    await Promise.all(acts);
    return Promise.all(all);
  }

  /** The answer to the same request, sent once more. */
  async repeat({ key, phone }: SentLead): Promise<string> {
    return (await this.post(key, phone)).text();
  }

  private async untilAcknowledged(key: string, phone: string): Promise<SentLead> {
    const askedAt = performance.now();
    for (;;) {
      const response = await this.post(key, phone).catch(() => null);
      const body = (await response?.text().catch(() => null)) ?? null;
      const answeredAt = performance.now();
      if (response?.ok && body !== null) {
        const { reference } = JSON.parse(body) as { reference: string };
        return { key, phone, status: response.status, body, reference, askedAt, answeredAt };
      }
      if (answeredAt > askedAt + giveUpAfterMs) throw new Error(`${key} was not acknowledged: ${response?.status} ${body}`);
      await pause(100);
    }
  }

  private post(key: string, phone: string): Promise<Response> {
    const urls = this.urls();
    const url = urls[this.sent++ % urls.length]!;
    return new Website(url, this.sourceKey).post(
      { phone, preferredTime: 'now', consent: { call: true } },
      { 'idempotency-key': key },
    );
  }
}
