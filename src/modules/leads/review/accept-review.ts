import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { CaptureLead } from '../capture-lead.js';
import { type HeldContent, HeldContents } from './held-contents.js';
import { leadBodyOf } from './lead-body.js';
import { DecideReview } from './decide-review.js';
import type { ReviewRow } from './review.store.js';

// "Now" was meant for the hour in which they wrote it: later it would be a call at night that nobody asked for.
const nowLastsMilliseconds = 60 * 60_000;

/**
 * A supervisor says that it is somebody: it becomes a lead, exactly once. The decision is written first and then carried out, so that
 * the sweep can finish what a process that died has begun; the lead has the review's id, and its idempotency key is that too.
 */
@Injectable()
export class AcceptReview {
  constructor(
    private readonly database: Database,
    private readonly decide: DecideReview,
    private readonly contents: HeldContents,
    private readonly captureLead: CaptureLead,
    private readonly clock: Clock,
  ) {}

  /**
   * Answers the lead's id; safe to repeat. `phone` corrects the number that was given.
   * @throws DomainError review/unknown, review/rejected, lead/invalid: then it waits on
   */
  async run(id: string, by: string, phone: string | null): Promise<string> {
    await this.database.transaction(async (tx) => {
      const row = await this.decide.locked(tx, id);
      if (row.state === 'rejected') throw rejectedBefore();
      if (row.state !== 'waiting') return;
      await this.decide.claim(tx, row, this.clock.now(), by, this.resealed(row, phone));
    });
    return this.finish(id);
  }

  /** Carries out what was decided. */
  async finish(id: string): Promise<string> {
    const row = await this.decide.find(id);
    if (row.lead_id !== null) return row.lead_id;
    if (row.state !== 'accepting') throw new DomainError('conflict', 'review/changed', 'Somebody else decided: look again.');
    const leadId = await this.capture(row, this.contents.open(row.sealed, row.source_id, row.key));
    await this.database.transaction((tx) => this.decide.accepted(tx, row, leadId, this.clock.now()));
    return leadId;
  }

  private async capture(row: ReviewRow, content: HeldContent): Promise<string> {
    try {
      await this.captureLead.run({
        source: await this.decide.sourceOf(row, content),
        body: leadBodyOf(content.body),
        rawBody: content.rawBody,
        campaignApart: content.campaignApart,
        idempotencyKey: `review-${row.id}`,
        reference: row.reference,
        ...(content.from ? { from: content.from } : {}),
        late: { leadId: row.id, notBefore: null, decidedBy: null, consentGivenAt: row.received_at },
      });
      return row.id;
    } catch (error) {
      if (error instanceof DomainError && error.code !== 'idempotency_in_flight') await this.decide.giveBack(row.id);
      throw error;
    }
  }

  private resealed({ sealed, source_id: sourceId, key, received_at: receivedAt }: ReviewRow, phone: string | null): Buffer {
    const content = this.contents.open(sealed, sourceId, key);
    const isStale = this.clock.now().getTime() - receivedAt.getTime() > nowLastsMilliseconds;
    const { preferredTime, ...rest } = content.body as Readonly<Record<string, unknown>>;
    const wish = preferredTime === 'now' && isStale ? {} : { preferredTime };
    return this.contents.seal({ ...content, body: { ...rest, ...wish, ...(phone ? { phone } : {}) } }, sourceId, key);
  }
}

function rejectedBefore(): DomainError {
  return new DomainError('conflict', 'review/rejected', 'Somebody decided that this is no request for help: talk to them first.');
}
