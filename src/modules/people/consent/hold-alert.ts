import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { EndAlert, RaiseAlert } from '../../alerts/index.js';

const alertKind = 'consent-frozen';
const sentence =
  'Privacy officer: consents were put on hold, because whoever gave them may not have been able to (a minor). Look at them, and end the hold or take them back.';
const siteOf = 'select site_id as "siteId" from intake where person_id in (select family_of($1)) order by opened_at desc limit 1';

/** The privacy officer's task: open until the hold ends. */
@Injectable()
export class HoldAlert {
  constructor(
    private readonly raiseAlert: RaiseAlert,
    private readonly endAlert: EndAlert,
  ) {}

  async raise(tx: Tx, personId: string, at: Date): Promise<void> {
    const [intake] = await tx.query<{ siteId: string }>(siteOf, [personId]);
    const siteId = intake?.siteId ?? null;
    await this.raiseAlert.run(tx, { siteId, kind: alertKind, subjectType: 'person', subjectId: personId, sentence, at });
  }

  async end(tx: Tx, personId: string, at: Date): Promise<void> {
    for (const { id } of await tx.query<{ id: string }>('select family_of($1) as id', [personId]))
      await this.endAlert.run(tx, alertKind, id, at);
  }
}
