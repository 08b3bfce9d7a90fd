import { Injectable } from '@nestjs/common';
import type { LineKey } from '../../../core/scripts/default-lines.js';
import type { SpokenLanguage } from '../../../core/scripts/spoken-line.js';
import { Database, type Tx } from '../../../platform/database/database.js';

/** A site's own words for one line in one language. */
export interface OwnLine {
  readonly siteId: string;
  /** May be a line that this release does not know any more. */
  readonly key: string;
  readonly language: SpokenLanguage;
  readonly version: number;
  readonly text: string;
}

export interface NewVersion {
  readonly siteId: string;
  readonly key: LineKey;
  readonly language: SpokenLanguage;
  readonly text: string;
  /** The administrator's id; null at start-up. */
  readonly by: string | null;
  readonly at: Date;
}

const newest = `
  select distinct on (site_id, line_key, language) site_id as "siteId", line_key as key, language, version, text
  from script_version order by site_id, line_key, language, version desc`;

const insertNext = `
  insert into script_version (site_id, line_key, language, version, text, created_by, created_at)
  select $1, $2, $3, coalesce(max(version), 0) + 1, $4, $5, $6 from script_version
  where site_id = $1 and line_key = $2 and language = $3
  returning version`;

@Injectable()
export class ScriptStore {
  constructor(private readonly database: Database) {}

  newest(): Promise<OwnLine[]> {
    return this.database.query<OwnLine>(newest);
  }

  /** The number of the new version; the caller holds the site's lock, so numbers have neither gaps nor twins. */
  async insertNext(tx: Tx, { siteId, key, language, text, by, at }: NewVersion): Promise<number> {
    const [row] = await tx.query<{ version: number }>(insertNext, [siteId, key, language, text, by, at]);
    return row!.version;
  }
}
