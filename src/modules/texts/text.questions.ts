import { Injectable } from '@nestjs/common';
import type { ContactFacts } from '../../core/contact/contact-facts.js';
import type { Tx } from '../../platform/database/database.js';

interface SentRow {
  readonly at: Date;
  readonly person: boolean;
  readonly number: boolean;
}

/** A text, sent or not yet, and who it is for; null: one that is not written down yet, to a number that nobody has. */
export interface Addressed {
  readonly textId: string | null;
  readonly personId: string | null;
  readonly e164: string;
}

export interface AskedQuestion {
  readonly version: number;
  readonly language: string;
}

const reachedThem = `direction = 'outgoing' and state not in ('refused', 'canceled', 'failed', 'not-created')`;

/** Narrow questions to the ledger of texts. */
@Injectable()
export class TextQuestions {
  /** Other texts of a day to the same person, and to the same number: two leads with one number share the cap (L-309). */
  async recent(db: Pick<Tx, 'query'>, to: Addressed, at: Date): Promise<ContactFacts['contacted']> {
    const rows = await db.query<SentRow>(
      `select created_at as at, coalesce(person_id in (select family_of($2)), false) as person, their_number = $1 as number from text_message
       where (their_number = $1 or person_id in (select family_of($2))) and id is distinct from $3 and ${reachedThem}
         and created_at > $4::timestamptz - interval '24 hours'`,
      [to.e164, to.personId, to.textId, at],
    );
    const instants = (of: 'person' | 'number') => rows.filter((row) => row[of]).map((row) => row.at);
    return { person: instants('person'), number: instants('number') };
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
