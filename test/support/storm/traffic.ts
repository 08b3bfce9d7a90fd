import { closeSync, openSync, readSync, statSync } from 'node:fs';

export interface TrafficRow {
  readonly kind: 'rest' | 'webhook' | 'twiml';
  readonly xml?: string;
  readonly host?: string;
  readonly path?: string;
  readonly form?: string;
}

/** What crossed the wire since a moment, from the file to which the simulator writes it. */
export class Traffic {
  private constructor(
    private readonly file: string,
    private readonly from: number,
  ) {}

  static fromNowOn(): Traffic {
    const file = process.env['SIM_TRAFFIC_LOG'];
    if (!file) throw new Error('SIM_TRAFFIC_LOG is not set: run this test with npm test -- <path>');
    return new Traffic(file, statSync(file, { throwIfNoEntry: false })?.size ?? 0);
  }

  rows(): TrafficRow[] {
    const bytes = Buffer.alloc(statSync(this.file).size - this.from);
    const handle = openSync(this.file, 'r');
    readSync(handle, bytes, 0, bytes.length, this.from);
    closeSync(handle);
    return bytes
      .toString()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as TrafficRow);
  }
}

/** Everything that was to be spoken, and the texts of messages, each once. */
export function wordsThatLeft(rows: readonly TrafficRow[]): Set<string> {
  const words = new Set<string>();
  for (const { kind, xml, path, form } of rows) {
    if (kind === 'twiml') for (const [, said] of xml!.matchAll(/<Say\b[^>]*>([^<]*)<\/Say>/g)) words.add(said!);
    const body = kind === 'rest' && path!.endsWith('/Messages.json') ? new URLSearchParams(form).get('Body') : null;
    if (body !== null) words.add(body);
  }
  return words;
}
