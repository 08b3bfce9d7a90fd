import { Injectable } from '@nestjs/common';
import { SourceRefusals } from '../../identity/index.js';
import { SiteDirectory } from '../../sites/index.js';
import { CaptureLead } from '../capture-lead.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import type { LeadSubmission } from '../read/draft-lead.js';
import { SourceCaps } from './source-caps.js';

/**
 * A lead that a source posts by its key: within its caps, and counted when it becomes no lead. What is over a cap is refused in plain
 * sight, with the time to wait and the number to call: a person is never told "received" for what is not kept (B-048).
 */
@Injectable()
export class PostOfSource {
  constructor(
    private readonly caps: SourceCaps,
    private readonly captureLead: CaptureLead,
    private readonly refusals: SourceRefusals,
    private readonly sites: SiteDirectory,
  ) {}

  /** @throws DomainError source/cap (429), and whatever CaptureLead throws */
  async run(submission: LeadSubmission): ReturnType<CaptureLead['run']> {
    const { sourceId } = submission.source;
    const waitSeconds = await this.caps.take(submission.source);
    if (waitSeconds !== null) return this.refuse(submission, waitSeconds);
    return this.captureLead.run(submission).catch((error: unknown) => {
      if (error instanceof DomainError && error.kind === 'invalid') this.refusals.add(sourceId, error.code);
      throw error;
    });
  }

  private async refuse({ source }: LeadSubmission, retryAfterSeconds: number): Promise<never> {
    this.refusals.add(source.sourceId, 'source/cap');
    const { phoneNumber: hotline } = await this.sites.site(source.siteId);
    throw new DomainError(
      'too-many',
      'source/cap',
      'This source sent more than it may: nothing of this request was kept. Send it again later, and tell the person to call us.',
      { retryAfterSeconds, extra: { hotline, emergency: '911', crisis: '988' } },
    );
  }
}
