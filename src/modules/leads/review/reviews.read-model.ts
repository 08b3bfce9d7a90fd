import { Injectable } from '@nestjs/common';
import type { ReviewDto, ReviewListDto, ReviewToReadDto } from '../../../contracts/review.dto.js';
import { type ReviewReason, reviewReasons } from '../../../core/forms/judge-post.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Database } from '../../../platform/database/database.js';
import { HeldContents } from './held-contents.js';
import { leadBodyOf } from './lead-body.js';
import { ReviewStore } from './review.store.js';

const shownAtOnce = 200;

// Danger first, then whoever waits longest.
const waiting = `
  select r.id, r.source_id as "sourceId", s.name as "sourceName", r.site_id as "siteId", r.reference, r.reasons, r.danger, r.language,
    r.received_at as "receivedAt"
  from lead_review r join source s on s.id = r.source_id
  where r.state = 'waiting' order by r.danger desc, r.received_at, r.id limit ${shownAtOnce}`;

type Row = Omit<ReviewDto, 'reasons' | 'receivedAt'> & { readonly reasons: ReviewReason[]; readonly receivedAt: Date };

/** What waits for a person to read it. The list tells nothing of what was sent; reading one is on the record. */
@Injectable()
export class ReviewsReadModel {
  constructor(
    private readonly database: Database,
    private readonly reviews: ReviewStore,
    private readonly contents: HeldContents,
  ) {}

  async list(): Promise<ReviewListDto> {
    const rows = await this.database.query<Row>(waiting);
    return { reviews: rows.map(shown) };
  }

  /** @throws DomainError review/unknown */
  async read(id: string, staff: StaffPrincipal): Promise<ReviewToReadDto> {
    const row = await this.reviews.find(id);
    const { body } = this.contents.open(row.sealed, row.source_id, row.key);
    await this.database.transaction((tx) =>
      writeAuditEntry(tx, { userId: staff.userId, action: 'review.read', subjectType: 'lead-review', subjectId: id }),
    );
    const { phone, name, email, zip, birthDate, message, aboutSomeoneElse, preferredTime } = leadBodyOf(body);
    const said = { phone, name, email, zip, birthDate, message, aboutSomeoneElse, preferredTime };
    return { id, state: row.state, reference: row.reference, receivedAt: row.received_at.toISOString(), ...said };
  }
}

function shown({ reasons, receivedAt, ...row }: Row): ReviewDto {
  return {
    ...row,
    receivedAt: receivedAt.toISOString(),
    reasons: reasons.map((code) => ({ code, sentence: reviewReasons[code] })),
  };
}
