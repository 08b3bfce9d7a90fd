import { Injectable } from '@nestjs/common';
import { discreetProblem } from '../../../core/scripts/revealing-words.js';
import { spokenLanguageOf } from '../../../core/scripts/spoken-line.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { ContactQuestions } from '../../people/index.js';
import { PolicyDirectory } from '../../sites/index.js';
import { SendText } from '../../texts/index.js';
import { PageLinks } from './page-link.js';
import { pageValidUntil } from './page-valid-until.js';

interface LeadRow {
  readonly site_id: string;
  readonly language: string;
  readonly received_at: Date;
  readonly e164: string;
}

const leadToText = `
  select c.site_id, l.language, l.received_at, n.e164
  from lead l join callback c on c.id = l.callback_id join phone_number n on n.id = c.phone_number_id and n.person_id in (select family_of(l.person_id))
  where l.id = $1`;

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
    private readonly policies: PolicyDirectory,
    private readonly contacts: ContactQuestions,
    private readonly links: PageLinks,
    private readonly sendText: SendText,
    private readonly clock: Clock,
  ) {}

  run(leadId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const [lead] = await tx.query<LeadRow>(leadToText, [leadId]);
      if (!lead) return;
      const { policy } = await this.policies.of(lead.site_id, 'page');
      if (!policy.textLink || (await this.contacts.textFacts(tx, lead.e164, this.clock.now())).consent !== 'granted') return;
      const link = this.links.urlOf({ leadId, way: 'text', validUntil: pageValidUntil(lead.received_at, policy) });
      if (discreetProblem(link) !== null) return; // an address of ours that would tell is not for a screen that others see
      if (await this.isFirst(tx, leadId)) await this.send(tx, lead, link);
    });
  }

  private async isFirst(tx: Tx, leadId: string): Promise<boolean> {
    return (await tx.query(onceForLead, [leadId])).length > 0;
  }

  private async send(tx: Tx, { site_id: siteId, language, e164 }: LeadRow, link: string): Promise<void> {
    await this.sendText.toNumber(tx, e164, {
      siteId,
      lineKey: 'text.own-page',
      language: spokenLanguageOf(language),
      values: { link },
      answersThem: false,
    });
  }
}
