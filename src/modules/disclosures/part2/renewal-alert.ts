import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { EndAlert, RaiseAlert } from '../../alerts/index.js';

const alertKind = 'consent-renewal';
const sentence =
  'Something waits to be disclosed, and the consent that it rests on has ended: ask the person to renew it, and write it down.';
const siteOf = 'select site_id as "siteId" from intake where person_id in (select family_of($1)) order by opened_at desc limit 1';

/** The task to renew a consent: open until a new one is written down (B-092). */
@Injectable()
export class RenewalAlert {
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
