import { Injectable } from '@nestjs/common';
import type { CreatedSourceKeyDto, NewSourceKeyDto } from '../../../../contracts/admin/source.dto.js';
import { writeAuditEntry } from '../../../../platform/audit/write-audit-entry.js';
import { Clock } from '../../../../platform/clock.js';
import { Database } from '../../../../platform/database/database.js';
import { instantIn } from '../../../../platform/http/instant-in.js';
import { KnownSources } from '../known-sources.js';
import { SourceStore } from '../source.store.js';
import { SourceKeyStore } from './source-key.store.js';

const otherKeysMs = 7 * 86_400_000;

/** A source changes its key without a lead being refused: the new one works at once, the others until a stated end. */
@Injectable()
export class MakeKey {
  constructor(
    private readonly database: Database,
    private readonly sources: SourceStore,
    private readonly keys: SourceKeyStore,
    private readonly known: KnownSources,
    private readonly clock: Clock,
  ) {}

  /** Answers the key, which cannot be read again. Throws `source/unknown` (404), `instant/invalid` (422). */
  async run(sourceId: string, { othersEndAt }: NewSourceKeyDto, by: string): Promise<CreatedSourceKeyDto> {
    const at = this.clock.now();
    const end = othersEndAt === undefined ? new Date(at.getTime() + otherKeysMs) : instantIn('othersEndAt', othersEndAt, at);
    const made = await this.database.transaction(async (tx) => {
      await this.sources.lock(tx, sourceId);
      const key = await this.keys.add(tx, sourceId, by, at);
      await this.keys.endOthers(tx, sourceId, key.id, end > at ? end : at);
      const detail = { keyId: key.id, othersEndAt: end.toISOString() };
      await writeAuditEntry(tx, { userId: by, action: 'source-key.made', subjectType: 'source', subjectId: sourceId, detail });
      return key;
    });
    this.known.forget();
    return { ...made, othersEndAt: end.toISOString() };
  }
}
