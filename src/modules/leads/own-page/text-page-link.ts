import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../../../platform/database/database.js';
import { SendText } from '../../texts/index.js';
import { LinkToTextReader } from './link-to-text.reader.js';

const onceForLead = `
  insert into own_page_step (lead_id, step, action, at) values ($1, 'link-texted', 'link-texted', clock_timestamp())
  on conflict on constraint own_page_step_pk do nothing returning lead_id`;

/**
 * Texts the link to their page to somebody who agreed to texts, once, where the site wants it. It answers what they did just now; whether
 * it may go out at this hour is decided where texts are.
 */
@Injectable()
export class TextPageLink {
  constructor(
    private readonly database: Database,
    private readonly links: LinkToTextReader,
    private readonly sendText: SendText,
  ) {}

  run(leadId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const wanted = await this.links.of(tx, leadId);
      if (!wanted || !(await this.isFirst(tx, leadId))) return;
      const { e164, siteId, language, link } = wanted;
      const text = { siteId, lineKey: 'text.own-page', language, values: { link }, answersThem: false } as const;
      await this.sendText.toNumber(tx, e164, text);
    });
  }

  private async isFirst(tx: Tx, leadId: string): Promise<boolean> {
    return (await tx.query(onceForLead, [leadId])).length > 0;
  }
}
