import { Injectable } from '@nestjs/common';
import type { PageAction } from '../../../core/own-page/page-actions.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import type { Deed, Said } from './actions/page-deed.js';
import { PageDeeds } from './actions/page-deeds.js';
import type { OwnPage } from './own-page.js';
import { PageSteps } from './page-steps.js';

/** Does what a person asked for on their own page: once, in one transaction, and on the record as theirs. */
@Injectable()
export class ActOnOwnPage {
  constructor(
    private readonly database: Database,
    private readonly steps: PageSteps,
    private readonly deeds: PageDeeds,
    private readonly clock: Clock,
  ) {}

  /** Throws DomainError for what they can do otherwise: then nothing has happened and the same step is good again. */
  run(page: OwnPage, action: PageAction, said: Said): Promise<Deed['kind']> {
    return this.database.transaction(async (tx) => {
      if (!(await this.steps.take(tx, page.leadId, action, said.step))) return 'done';
      const deed = await this.deeds.of(action).run(tx, page, action, said, this.clock.now());
      if (deed.kind === 'done') await this.remember(tx, page, action, said, deed);
      return deed.kind;
    });
  }

  private async remember(
    tx: Tx,
    page: OwnPage,
    action: PageAction,
    { step }: Said,
    deed: Extract<Deed, { kind: 'done' }>,
  ): Promise<void> {
    if (deed.callbackId) await this.steps.leadsTo(tx, page.leadId, step, deed.callbackId);
    await writeAuditEntry(tx, {
      userId: null,
      action: `own-page.${action}`,
      subjectType: 'person',
      subjectId: page.personId,
      detail: {
        by: 'the person, on their own page',
        leadId: page.leadId,
        callbackId: page.callbackId,
        link: page.way,
        ...deed.detail,
      },
    });
  }
}
