import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { CarrierError } from '../../../telephony/carrier-error.js';
import { TelephonyProvider, type NumberFacts } from '../../../telephony/telephony-provider.js';
import { MarkNumber } from '../suppression/mark-number.js';
import { NumberFactsStore, type NumberToLookUp } from './number-facts.store.js';

const patienceMilliseconds = 3000;
// A slow carrier holds a worker for three seconds each: most of them stay free for what people wait for.
const mostAtOnce = 4;

/**
 * Asks the carrier what became of a number that we have had for long: whether it may be somebody else's now, and whether it takes
 * texts. Nobody waits for it: a look-up that fails, is slow or is one too many is made another day (F78).
 */
@Injectable()
export class LookUpNumber {
  private underWay = 0;

  constructor(
    private readonly database: Database,
    private readonly numbers: NumberFactsStore,
    private readonly markNumber: MarkNumber,
    private readonly telephony: TelephonyProvider,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** They are going to be called: whatever we know of their numbers may be out of date. */
  async queueFor(personId: string): Promise<void> {
    await this.queue(await this.numbers.outOfDateOf(this.database, personId, this.clock.now()));
  }

  async queueFailed(): Promise<void> {
    await this.queue(await this.numbers.failed(this.database, this.clock.now()));
  }

  /** Safe to run twice: a number is asked for once a day at most. */
  async run(phoneNumberId: string): Promise<void> {
    const number = await this.numbers.claim(this.database, phoneNumberId, this.clock.now());
    if (!number || this.underWay >= mostAtOnce) return;
    this.underWay++;
    const facts = await this.ask(number).finally(() => this.underWay--);
    if (facts) await this.keep(phoneNumberId, number.e164, facts);
  }

  private async ask({ e164, knownSince }: NumberToLookUp): Promise<NumberFacts | null> {
    let timer: NodeJS.Timeout | undefined;
    const tooSlow = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, patienceMilliseconds, null);
    });
    const answer = this.telephony.describe(e164, knownSince).catch((error: unknown) => {
      if (error instanceof CarrierError) return null;
      throw error;
    });
    return Promise.race([answer, tooSlow]).finally(() => clearTimeout(timer));
  }

  private keep(phoneNumberId: string, e164: string, facts: NumberFacts): Promise<void> {
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      await this.numbers.keep(tx, phoneNumberId, facts, at);
      if (facts.lineType === 'landline') await this.markNumber.textless(tx, e164, at);
      else if (facts.lineType !== null) await this.markNumber.textable(tx, e164, at);
    });
  }

  private async queue(numbers: readonly { id: string }[]): Promise<void> {
    if (numbers.length === 0) return;
    await this.database.transaction((tx) =>
      this.outbox.add(
        tx,
        numbers.map(({ id }) => ({ name: 'look-up-number', body: { phoneNumberId: id } })),
      ),
    );
  }
}
