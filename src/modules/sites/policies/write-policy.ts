import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { lockSite } from '../lock-site.js';
import type { PolicyKind } from './policy-kinds.js';
import { PolicyDirectory } from './policy-directory.js';
import { policyProblems } from './policy-problems.js';
import { PolicyStore } from './policy.store.js';

interface WrittenPolicy {
  readonly siteId: string;
  readonly kind: PolicyKind;
  readonly policy: object;
  readonly reason: string;
}

@Injectable()
export class WritePolicy {
  constructor(
    private readonly database: Database,
    private readonly store: PolicyStore,
    private readonly directory: PolicyDirectory,
    private readonly clock: Clock,
  ) {}

  /**
   * What the site decides from now on, as a new version, which is returned; older ones stay, since people were called by them. `by` is the
   * administrator's id.
   * Throws `site/unknown` (404) and `policy/shape` (422), which lists all that is wrong.
   */
  async run({ siteId, kind, policy, reason }: WrittenPolicy, by: string): Promise<number> {
    const errors = [...policyProblems(kind, policy)];
    if (errors.length > 0) throw new DomainError('invalid', 'policy/shape', 'This policy cannot be used.', { errors });
    const written = await this.database.transaction(async (tx) => {
      await lockSite(tx, siteId);
      const version = await this.store.insertNext(tx, { siteId, kind, body: policy, reason, by, at: this.clock.now() });
      const detail = { kind, version, reason };
      await writeAuditEntry(tx, { userId: by, action: 'policy.written', subjectType: 'site', subjectId: siteId, detail });
      return version;
    });
    this.directory.forget();
    return written;
  }
}
