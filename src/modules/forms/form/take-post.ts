import { Injectable } from '@nestjs/common';
import type { LeadAnswerDto } from '../../../contracts/lead.dto.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { CaptureLead, WithinCaps } from '../../leads/index.js';
import type { Post } from './post.js';
import type { ReadPost } from './post-reader.js';

// The first of two clicks is still being written: it takes milliseconds.
const looks = 40;
const lookEveryMilliseconds = 50;

/** Makes a lead of a post that can be taken, within the caps of its source. */
@Injectable()
export class TakePost {
  constructor(
    private readonly withinCaps: WithinCaps,
    private readonly captureLead: CaptureLead,
  ) {}

  /** The same key again is the same lead, also while the first is being written. @throws DomainError source/cap */
  async run(post: Post, key: string, read: ReadPost): Promise<LeadAnswerDto> {
    await this.withinCaps.run(post.form.source);
    const submission = {
      source: post.form.source,
      body: read.body,
      rawBody: read.raw,
      campaignApart: true,
      idempotencyKey: key,
      from: post.from,
    };
    for (let look = 1; ; look++) {
      try {
        return JSON.parse((await this.captureLead.run(submission)).body) as LeadAnswerDto;
      } catch (error) {
        const isRunning = error instanceof DomainError && error.code === 'idempotency_in_flight';
        if (!isRunning || look >= looks) throw error;
        await new Promise((resolve) => setTimeout(resolve, lookEveryMilliseconds));
      }
    }
  }
}
