import { appendFileSync } from 'node:fs';

type TrafficRow =
  | {
      readonly kind: 'rest';
      readonly method: string;
      readonly host: string;
      readonly path: string;
      readonly form?: string;
      readonly status: number;
      readonly body: unknown;
    }
  | {
      readonly kind: 'webhook';
      readonly name: string;
      readonly params: Readonly<Record<string, string | readonly string[]>>;
      readonly signature: string;
    }
  | { readonly kind: 'twiml'; readonly xml: string };

/** What crossed the wire, one JSON object a line, so that a checker can hold it against Twilio's own data afterwards. */
export class TrafficLog {
  constructor(private readonly file: string | undefined) {}

  /** Written at once: a killed process must not lose the exchange that killed it. */
  write(row: TrafficRow): void {
    if (this.file) appendFileSync(this.file, `${JSON.stringify(row)}\n`);
  }
}
