import { Injectable } from '@nestjs/common';
import type { ConsentTexts } from '../../../core/forms/consent-texts.js';
import type { SpokenLanguage } from '../../../core/scripts/spoken-line.js';
import { Database, type Tx, violatedConstraint } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';

/** A site's own wording of the consent boxes. */
export interface OwnText extends ConsentTexts {
  readonly siteId: string;
  readonly language: SpokenLanguage;
  readonly version: number;
}

export interface NewText extends ConsentTexts {
  readonly siteId: string;
  readonly language: SpokenLanguage;
  readonly by: string | null;
  readonly at: Date;
}

const all = `
  select site_id as "siteId", language, version, call_text as call, sms_text as sms from form_text order by version`;

// Two administrators at once: the second finds the version taken and is told so.
const insertNext = `
  insert into form_text (site_id, language, version, call_text, sms_text, created_by, created_at)
  select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, $6 from form_text where site_id = $1 and language = $2
  returning version`;

@Injectable()
export class FormTextStore {
  constructor(private readonly database: Database) {}

  /** Every version of every site: a few a year. */
  all(): Promise<OwnText[]> {
    return this.database.query<OwnText>(all);
  }

  /** The number of the new version. @throws DomainError site/unknown, form-text/written-at-once */
  async insertNext(tx: Tx, { siteId, language, call, sms, by, at }: NewText): Promise<number> {
    const rows = await tx.query<{ version: number }>(insertNext, [siteId, language, call, sms, by, at]).catch(translate);
    return rows[0]!.version;
  }
}

function translate(error: unknown): never {
  const constraint = violatedConstraint(error);
  if (constraint === 'form_text_site_fk') throw new DomainError('not-found', 'site/unknown', 'There is no site with this id.');
  if (constraint !== 'form_text_pk') throw error;
  const message = 'Somebody else wrote a new version in this moment: look at it, then send yours again.';
  throw new DomainError('conflict', 'form-text/written-at-once', message);
}
