import { Injectable } from '@nestjs/common';
import type { LeadAnswerDto } from '../../../contracts/lead.dto.js';
import { Clock } from '../../../platform/clock.js';
import { Signer } from '../../../platform/crypto/signer.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { CaptureLead, type ConsentEvidence } from '../../leads/index.js';
import { pageOf } from './form-fields.js';
import type { OpenedPage } from './page-tokens.js';
import type { Post } from './post.js';
import type { ReadPost } from './post-reader.js';

// The first of two clicks is still being written: it takes milliseconds.
const looks = 40;
const lookEveryMilliseconds = 50;

/** Makes a lead of a post that can be taken, with the evidence of what was agreed to. */
@Injectable()
export class TakePost {
  constructor(
    private readonly captureLead: CaptureLead,
    private readonly signer: Signer,
    private readonly clock: Clock,
  ) {}

  /** The same key again is the same lead, also while the first is being written. */
  async run(post: Post, key: string, read: ReadPost, page: OpenedPage | string): Promise<LeadAnswerDto> {
    const evidence = this.evidenceOf(post, read, page);
    const submission = {
      source: post.form.source,
      body: read.body,
      rawBody: read.raw,
      campaignApart: true,
      idempotencyKey: key,
      ...(evidence ? { evidence } : {}),
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

  /** L-310. Null: no box was ticked, so nothing was agreed to. */
  evidenceOf(post: Post, { wording, language }: ReadPost, page: OpenedPage | string): ConsentEvidence | null {
    if (!wording) return null;
    const { fields, address, userAgent } = post;
    const submittedAt = this.clock.now().toISOString();
    return {
      textVersion: wording.version,
      textSha256: wording.sha256,
      text: { ...wording.text },
      language,
      page: pageOf(fields),
      renderedAt: typeof page === 'string' ? submittedAt : new Date(page.issuedAt).toISOString(),
      submittedAt,
      clientTime: fields.clientTime === '' ? null : fields.clientTime.slice(0, 40),
      ticked: { call: fields.consentCall !== '', sms: fields.consentSms !== '' },
      ipHash: this.signer.fingerprint('ip-address', address),
      userAgent: userAgent?.slice(0, 300) ?? null,
    };
  }
}
