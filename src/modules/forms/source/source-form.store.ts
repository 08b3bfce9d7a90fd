import { Injectable } from '@nestjs/common';
import type { WriteSourceFormDto } from '../../../contracts/admin/source-form.dto.js';
import type { SpokenLanguage } from '../../../core/scripts/spoken-line.js';
import { Database, type Tx, violatedConstraint } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';

/** A form as it is kept. */
export interface SourceFormRow {
  readonly sourceId: string;
  readonly siteId: string;
  readonly slug: string;
  readonly languages: readonly [SpokenLanguage, ...SpokenLanguage[]];
  readonly framedBy: readonly string[];
}

const usable = `
  select f.source_id as "sourceId", s.site_id as "siteId", f.slug, f.languages,
    array(select distinct unnest(f.framed_by || s.allowed_origins) order by 1) as "framedBy"
  from source_form f join source s on s.id = f.source_id where f.enabled and s.disabled_at is null`;

const write = `
  insert into source_form (source_id, slug, languages, framed_by, enabled, changed_by, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7)
  on conflict on constraint source_form_pk do update set slug = excluded.slug, languages = excluded.languages,
    framed_by = excluded.framed_by, enabled = excluded.enabled, changed_by = excluded.changed_by, changed_at = excluded.changed_at`;

@Injectable()
export class SourceFormStore {
  constructor(private readonly database: Database) {}

  /** Every form that somebody may open now; a page that may post for the source may frame its form too. */
  usable(): Promise<SourceFormRow[]> {
    return this.database.query<SourceFormRow>(usable);
  }

  /** @throws DomainError source/unknown, source-form/slug-taken */
  async write(tx: Tx, sourceId: string, form: WriteSourceFormDto, by: string, at: Date): Promise<void> {
    const values = [sourceId, form.slug, form.languages, form.framedBy, form.enabled, by, at];
    await tx.query(write, values).catch(translate);
  }
}

function translate(error: unknown): never {
  const constraint = violatedConstraint(error);
  if (constraint === 'source_form_source_fk') {
    throw new DomainError('not-found', 'source/unknown', 'There is no source with this id.');
  }
  if (constraint !== 'source_form_slug_unique') throw error;
  const message = 'Another form has this address: choose another slug.';
  throw new DomainError('invalid', 'source-form/slug-taken', message, {
    errors: [{ field: 'slug', code: 'source-form/slug-taken', message }],
  });
}
