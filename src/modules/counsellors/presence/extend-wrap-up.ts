import { Injectable } from '@nestjs/common';
import { decideExtension } from '../../../core/presence/wrap-up.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { PolicyDirectory } from '../../sites/index.js';
import { CounsellorStore, type CounsellorRow } from '../counsellor.store.js';
import { WrapUpStore } from './wrap-up.store.js';

/** A counsellor asks for more time after a call. It is theirs: writing the outcome does not cut it short. */
@Injectable()
export class ExtendWrapUp {
  constructor(
    private readonly database: Database,
    private readonly counsellors: CounsellorStore,
    private readonly wrapUps: WrapUpStore,
    private readonly policies: PolicyDirectory,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError presence/not-in-wrap-up, presence/no-more-extensions */
  run(counsellorId: string): Promise<CounsellorRow> {
    return this.database.transaction(async (tx) => {
      const counsellor = await this.counsellors.lock(tx, counsellorId);
      if (!counsellor?.wrap_up_site_id)
        throw new DomainError('conflict', 'presence/not-in-wrap-up', 'More time can be asked for after a call only.');
      await this.extend(tx, counsellor, counsellor.wrap_up_site_id);
      return (await this.counsellors.lock(tx, counsellorId))!;
    });
  }

  private async extend(tx: Tx, counsellor: CounsellorRow, siteId: string): Promise<void> {
    const { policy } = await this.policies.of(siteId, 'presence');
    const { presence, presence_until: until, extensions } = counsellor;
    const decision = decideExtension({ presence, until, extensions }, policy, this.clock.now());
    if (decision.kind === 'refused') throw new DomainError('conflict', decision.code, decision.reason);
    await this.wrapUps.prolong(tx, counsellor.id, decision.until, { restUntil: decision.until });
  }
}
