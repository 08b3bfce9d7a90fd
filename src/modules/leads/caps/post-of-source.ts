import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../platform/http/domain-error.js';
import { SourceRefusals } from '../../identity/index.js';
import { CaptureLead } from '../capture-lead.js';
import type { LeadSubmission } from '../read/draft-lead.js';
import { WithinCaps } from './within-caps.js';

/** A lead that a source posts by its key: within its caps, and counted when it becomes no lead. */
@Injectable()
export class PostOfSource {
  constructor(
    private readonly withinCaps: WithinCaps,
    private readonly captureLead: CaptureLead,
    private readonly refusals: SourceRefusals,
  ) {}

  /** @throws DomainError source/cap (429), and whatever CaptureLead throws */
  async run(submission: LeadSubmission): ReturnType<CaptureLead['run']> {
    await this.withinCaps.run(submission.source);
    return this.captureLead.run(submission).catch((error: unknown) => {
      if (error instanceof DomainError && error.kind === 'invalid') this.refusals.add(submission.source.sourceId, error.code);
      throw error;
    });
  }
}
