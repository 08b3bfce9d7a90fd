import { Injectable } from '@nestjs/common';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { Counter } from 'prom-client';
import type { Tx } from '../../../platform/database/database.js';
import { Metrics } from '../../../platform/observe/metrics.js';
import { ContactQuestions, MarkNumber, type TextFacts } from '../../people/index.js';
import { SiteDirectory } from '../../sites/index.js';

/** Where a text goes to and who it comes from. */
@Injectable()
export class TextSender {
  private readonly ignored: Counter;

  constructor(
    private readonly sites: SiteDirectory,
    private readonly contacts: ContactQuestions,
    private readonly markNumber: MarkNumber,
    metrics: Metrics,
    @InjectPinoLogger(TextSender.name) private readonly logger: PinoLogger,
  ) {
    this.ignored = new Counter({
      name: 'texts_to_no_site_total',
      help: 'Texts that came to a number which no site has; nothing of them is kept',
      registers: [metrics.registry],
    });
  }

  /** Null, counted, when no site has the number: whose words these are, nobody here may keep. */
  async siteWithNumber(ourNumber: string): Promise<string | null> {
    const site = await this.sites.calledAt(ourNumber);
    if (site) return site.id;
    this.ignored.inc();
    this.logger.warn('a text came to a number that no site has');
    return null;
  }

  /** Whoever sends a text has a number that takes texts. */
  async of(tx: Tx, theirNumber: string, at: Date): Promise<TextFacts> {
    await this.markNumber.textable(tx, theirNumber, at);
    return this.contacts.textFacts(tx, theirNumber, at);
  }
}
