import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';

export interface RecentTexts {
  readonly textsInLast24Hours: number;
  readonly oldestTextInLast24Hours: Date | null;
}

export interface AskedQuestion {
  readonly version: number;
  readonly language: string;
}

const reachedThem = `direction = 'outgoing' and state not in ('refused', 'canceled', 'failed', 'not-created')`;

/** Narrow questions to the ledger of texts. */
@Injectable()
export class TextQuestions {
  /** Per number: two persons or two leads with one number share the cap (L-309). */
  async recent(db: Pick<Tx, 'query'>, theirNumber: string, at: Date): Promise<RecentTexts> {
    const [row] = await db.query<RecentTexts>(
      `select count(*)::int as "textsInLast24Hours", min(created_at) as "oldestTextInLast24Hours" from text_message
       where their_number = $1 and ${reachedThem} and created_at > $2::timestamptz - interval '24 hours'`,
      [theirNumber, at],
    );
    return row!;
  }

  /** The carrier filtered this line of this site, and nobody has looked at the alert yet: sending more makes it worse (F97). */
  async isFiltered(db: Pick<Tx, 'query'>, siteId: string, lineKey: string): Promise<boolean> {
    const rows = await db.query(
      `select from alert a join text_message t on t.id = a.subject_id
       where a.kind = 'text-filtered' and a.acknowledged_at is null and t.site_id = $1 and t.line_key = $2 limit 1`,
      [siteId, lineKey],
    );
    return rows.length > 0;
  }

  /** The question in full words that they were asked since `since`, newest first; null when none was. */
  async askedToConsent(db: Pick<Tx, 'query'>, theirNumber: string, since: Date): Promise<AskedQuestion | null> {
    const [row] = await db.query<AskedQuestion>(
      `select line_version as version, language from text_message
       where their_number = $1 and line_key = 'text.re-consent-question' and ${reachedThem} and created_at >= $2
       order by created_at desc limit 1`,
      [theirNumber, since],
    );
    return row ?? null;
  }
}
