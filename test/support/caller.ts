import type { Persona } from './carrier.js';
import type { Story } from './story.js';
import { waitFor } from './wait-for.js';
import { fictionalNumber } from './website.js';

type Row = Record<string, unknown>;

/** Somebody who dials the hotline of a story. */
export class Caller {
  private constructor(
    private readonly story: Story,
    readonly number: string,
    readonly carrierSid: string,
  ) {}

  static async dials(
    story: Story,
    persona: Persona = {},
    { number = fictionalNumber(), ...shown }: { number?: string; callerId?: string; forwardedFrom?: string } = {},
  ): Promise<Caller> {
    const to = story.ringback.demo.site.number;
    return new Caller(story, number, await story.carrier.dials(number, { to, persona, ...shown }));
  }

  /** The row of this call, once it is in `stage`. */
  is(stage: string, timeoutMs = 20_000): Promise<Row & { id: string }> {
    return this.row(`be ${stage}`, (row) => row['stage'] === stage, timeoutMs);
  }

  /** How the call ended for us. */
  async ends(outcome: string, timeoutMs = 20_000): Promise<Row & { id: string }> {
    return this.row(`end as ${outcome}`, (row) => row['outcome'] === outcome, timeoutMs);
  }

  /** The row of this call as it is now. */
  now(): Promise<Row & { id: string }> {
    return this.row('be written down', () => true, 20_000);
  }

  async callback(): Promise<Row & { id: string }> {
    return this.story.one<Row & { id: string }>(
      `select c.* from callback c join inbound_call i on i.callback_id = c.id join call_leg l on l.inbound_call_id = i.id
       where l.carrier_sid = $1`,
      [this.carrierSid],
    );
  }

  /** Waits until they heard words that contain `words`. */
  hears(words: string, timeoutMs = 20_000): Promise<string> {
    return waitFor(
      `${this.number} to hear "${words}"`,
      async () => (await this.story.carrier.heard(this.number)).find((text) => text.includes(words)),
      { timeoutMs },
    );
  }

  presses(digits: string): Promise<void> {
    return this.story.carrier.presses(this.number, digits);
  }

  hangsUp(): Promise<void> {
    return this.story.carrier.hangUp(this.number);
  }

  private row(what: string, holds: (row: Row) => boolean, timeoutMs: number): Promise<Row & { id: string }> {
    return waitFor(
      `the call of ${this.number} to ${what}`,
      async () => {
        const [row] = await this.story.rows<Row & { id: string }>(
          'select i.* from inbound_call i join call_leg l on l.inbound_call_id = i.id where l.carrier_sid = $1',
          [this.carrierSid],
        );
        if (row && holds(row)) return row;
        throw new Error(`it is ${JSON.stringify(row)}`); // the reason of a wait in vain
      },
      { timeoutMs },
    );
  }
}
