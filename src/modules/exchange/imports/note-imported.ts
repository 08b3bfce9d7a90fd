import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { RaiseAlert } from '../../alerts/index.js';
import type { LeadDraft } from '../../leads/index.js';
import { ImportRowStore, type UnfinishedRow } from './import-row.store.js';
import type { ImportRow } from './import.store.js';

/** Notes beside a row that it is a lead now. Supervisors hear of somebody in danger: nobody was at a form to be shown help. */
@Injectable()
export class NoteImported {
  constructor(
    private readonly database: Database,
    private readonly rows: ImportRowStore,
    private readonly raiseAlert: RaiseAlert,
    private readonly clock: Clock,
  ) {}

  run(of: ImportRow, row: UnfinishedRow, { id: leadId, siteId, safety }: LeadDraft, nextCallAt: Date | null): Promise<void> {
    return this.database.transaction(async (tx) => {
      await this.rows.imported(tx, of.id, row.row_number, leadId, nextCallAt);
      if (!safety) return;
      const sentence = 'Somebody on a list of leads shows signs of danger. Look after this person now.';
      const at = this.clock.now();
      await this.raiseAlert.run(tx, { siteId, kind: 'danger-in-list', subjectType: 'lead', subjectId: leadId, sentence, at });
    });
  }
}
