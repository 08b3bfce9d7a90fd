import { Injectable } from '@nestjs/common';
import type { ConsentKind } from '../../../core/consent/consent-event.js';
import { Database, violatedConstraint, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';

export interface ConsentText {
  readonly id: string;
  readonly siteId: string;
  readonly version: string;
  readonly kind: ConsentKind;
  /** ISO 639-1. */
  readonly language: string;
  /** As it is shown, to the byte. */
  readonly body: string;
  readonly sha256: string;
  readonly publishedAt: Date;
  readonly retiredAt: Date | null;
}

const columns = `
  t.id, t.site_id as "siteId", t.version, t.kind, t.language, t.body, t.sha256, t.published_at as "publishedAt",
  r.retired_at as "retiredAt"`;
const texts = `select ${columns} from consent_text t left join consent_text_retirement r on r.text_id = t.id`;

const refusals: Readonly<Record<string, [code: string, message: string]>> = {
  consent_text_version_unique: [
    'consent-text/version-taken',
    'This version says something else already: words that somebody agreed to never change. Use a new version.',
  ],
  consent_text_words_unique: [
    'consent-text/words-published',
    'These very words are published under another version: use that one.',
  ],
};

/** Wordings are only added, and retired: what somebody agreed to can always be read again. */
@Injectable()
export class ConsentTextStore {
  constructor(private readonly database: Database) {}

  /** Retired ones too, newest first. */
  all(): Promise<ConsentText[]> {
    return this.database.query<ConsentText>(`${texts} order by t.published_at desc, t.id desc`);
  }

  /** @throws DomainError consent-text/version-taken, consent-text/words-published */
  async add(tx: Tx, text: Omit<ConsentText, 'retiredAt'>, by: string): Promise<void> {
    const { id, siteId, version, kind, language, body, sha256, publishedAt } = text;
    try {
      await tx.query(
        `insert into consent_text (id, site_id, version, kind, language, body, sha256, published_at, published_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [id, siteId, version, kind, language, body, sha256, publishedAt, by],
      );
    } catch (error) {
      const refusal = refusals[violatedConstraint(error) ?? ''];
      if (!refusal) throw error;
      throw new DomainError('conflict', ...refusal);
    }
  }

  /** False when it is retired already, or there is none. */
  async retire(tx: Tx, textId: string, by: string, reason: string, at: Date): Promise<boolean> {
    const rows = await tx.query(
      `insert into consent_text_retirement (text_id, retired_at, retired_by, reason) select id, $2, $3, $4 from consent_text where id = $1
       on conflict do nothing returning text_id`,
      [textId, at, by, reason],
    );
    return rows.length === 1;
  }
}
