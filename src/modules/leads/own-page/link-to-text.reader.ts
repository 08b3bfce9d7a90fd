import { Injectable } from '@nestjs/common';
import { discreetProblem } from '../../../core/scripts/revealing-words.js';
import { spokenLanguageOf, type SpokenLanguage } from '../../../core/scripts/spoken-line.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/database.js';
import { ContactQuestions } from '../../people/index.js';
import { PolicyDirectory } from '../../sites/index.js';
import { PageLinks } from './page-link.js';
import { pageValidUntil } from './page-valid-until.js';

export interface LinkToText {
  readonly e164: string;
  readonly siteId: string;
  readonly language: SpokenLanguage;
  readonly link: string;
}

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

/** The link that somebody may be texted: where the site wants it and they agreed to texts. */
@Injectable()
export class LinkToTextReader {
  constructor(
    private readonly policies: PolicyDirectory,
    private readonly contacts: ContactQuestions,
    private readonly links: PageLinks,
    private readonly clock: Clock,
  ) {}

  /** Null: none is sent. */
  async of(tx: Tx, leadId: string): Promise<LinkToText | null> {
    const [lead] = await tx.query<LeadRow>(leadToText, [leadId]);
    if (!lead) return null;
    const { site_id: siteId, e164, language, received_at: receivedAt } = lead;
    const { policy } = await this.policies.of(siteId, 'page');
    if (!policy.textLink || (await this.contacts.textFacts(tx, e164, this.clock.now())).consent !== 'granted') return null;
    const link = this.links.urlOf({ leadId, way: 'text', validUntil: pageValidUntil(receivedAt, policy) });
    // An address of ours that would tell is not for a screen that others see.
    return discreetProblem(link) === null ? { e164, siteId, language: spokenLanguageOf(language), link } : null;
  }
}
