import { Injectable } from '@nestjs/common';
import type { SourceDetailDto, SourceDto, SourceStandingDto } from '../../../contracts/admin/source.dto.js';
import { sourceScore, type SourceCounts } from '../../../core/sources/source-score.js';
import { Clock } from '../../../platform/clock.js';
import { asProgram } from '../../../platform/database/asker.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { SourceKeyStore, type ListedKey } from './keys/source-key.store.js';
import { rulesOf } from './rule-columns.js';
import { SourceStore } from './source.store.js';
import { toSourceDto } from './to-source-dto.js';

const days = 90;

const counts = `
  select count(*)::int as leads,
    count(*) filter (where exists (select from lead_mark m where m.lead_id = l.id and m.mark = 'unproven-consent'))::int as unproven,
    count(*) filter (where exists (select from lead_mark m where m.lead_id = l.id and m.mark = 'canary'))::int as canaries,
    count(*) filter (where exists (select from call k where k.callback_id = l.callback_id and k.disposition = 'reached'))::int as reached,
    (select coalesce(sum(posts), 0)::int from source_refusal where source_id = $1 and day >= $2::date) as refused
  from lead l where l.source_id = $1 and l.received_at >= $2`;

/** Sources, and each with its rules, its keys and what came of it. */
@Injectable()
export class SourcesReadModel {
  constructor(
    private readonly database: Database,
    private readonly sources: SourceStore,
    private readonly keys: SourceKeyStore,
    private readonly clock: Clock,
  ) {}

  /** Oldest first. */
  async all(): Promise<SourceDto[]> {
    return (await this.sources.all(this.database)).map(toSourceDto);
  }

  /** Throws `source/unknown` (404). */
  async of(id: string): Promise<SourceDetailDto> {
    const source = await this.sources.find(this.database, id);
    if (!source) throw new DomainError('not-found', 'source/unknown', 'There is no source with this id.');
    const { allowedOrigins, fields, ...rules } = rulesOf(source);
    return {
      ...toSourceDto(source),
      ...rules,
      allowedOrigins: [...allowedOrigins],
      fields: fields && [...fields],
      keys: (await this.keys.of(id)).map(toKeyDto),
      standing: await this.standing(id),
    };
  }

  private async standing(id: string): Promise<SourceStandingDto> {
    const since = new Date(this.clock.now().getTime() - days * 86_400_000);
    const [row] = await asProgram(() => this.database.query<SourceCounts>(counts, [id, since])); // figures, of nobody
    const { leads, refused, unproven, canaries, reached } = row!;
    return { leads, refused, unprovenConsent: unproven, canaries, reached, score: sourceScore(row!) };
  }
}

function toKeyDto({ id, prefix, created_at, last_used_at, ends_at }: ListedKey): SourceDetailDto['keys'][number] {
  return {
    id,
    prefix,
    createdAt: created_at.toISOString(),
    lastUsedAt: last_used_at?.toISOString() ?? null,
    endsAt: ends_at?.toISOString() ?? null,
  };
}
