import { Injectable } from '@nestjs/common';
import { DomainError, type FieldProblem } from '../../../platform/http/domain-error.js';
import { SourcePrincipals } from '../../identity/index.js';
import { DraftLead, readLead, type LeadDraft, type ReadLead } from '../../leads/index.js';
import { SiteDirectory } from '../../sites/index.js';
import { parseRawBody, problemsOf } from '../lead-body.js';
import type { KeptSubmission } from './refused/refused-submission.store.js';
import type { ReplayedLead } from './replayed-lead.store.js';

/** Reads what somebody sent once more, by the rules of today. Nothing is written. */
@Injectable()
export class ReadAgain {
  constructor(
    private readonly sources: SourcePrincipals,
    private readonly sites: SiteDirectory,
    private readonly draftLead: DraftLead,
  ) {}

  /** As of the moment it came in: a preferred time was a wish about that day. */
  async lead({ siteId, sourceId, body, receivedAt }: ReplayedLead): Promise<ReadLead> {
    const [{ rules }, { phoneNumber }, ownNumbers] = await Promise.all([
      this.sources.of(sourceId),
      this.sites.site(siteId),
      this.sites.ownNumbers(),
    ]);
    if (!body.trimStart().startsWith('{'))
      throw new DomainError('conflict', 'replay/unreadable', 'What came in is no JSON, so it cannot be read again.');
    return readLead(await parseRawBody(body), { rules, ownNumbers, hotline: phoneNumber, at: receivedAt });
  }

  /** A list: what is still wrong with it. */
  async refused(kept: KeptSubmission): Promise<LeadDraft | readonly FieldProblem[]> {
    try {
      return await this.draftLead.run({
        source: await this.sources.of(kept.sourceId),
        body: await parseRawBody(kept.body),
        rawBody: kept.body,
        idempotencyKey: kept.idempotencyKey,
        late: { leadId: kept.id, notBefore: null, decidedBy: null, consentGivenAt: kept.firstAt },
      });
    } catch (error) {
      const problems = problemsOf(error);
      if (problems) return problems;
      throw error;
    }
  }
}
