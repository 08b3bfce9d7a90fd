import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import { CatchCanary } from './canaries/catch-canary.js';
import type { LeadDraft } from './lead-draft.js';
import type { LeadPlace } from './lead-rows.js';

const insert = `
  insert into lead_mark (lead_id, mark, canary_id)
  select lead_id, mark, canary_id from jsonb_to_recordset($1::jsonb) as m(lead_id uuid, mark text, canary_id uuid)`;

/** Keeps what is odd about leads. Most have nothing, and cost nothing. */
@Injectable()
export class MarkLeads {
  constructor(private readonly catchCanary: CatchCanary) {}

  /** After the leads are written. Places stand in the order of the drafts. */
  async run(tx: Tx, drafts: readonly LeadDraft[], places: readonly LeadPlace[]): Promise<void> {
    const marks = drafts.flatMap(({ id: lead_id, consent, canaryId }) => [
      ...(consent.unproven ? [{ lead_id, mark: 'unproven-consent', canary_id: null }] : []),
      ...(canaryId ? [{ lead_id, mark: 'canary', canary_id: canaryId }] : []),
    ]);
    if (marks.length > 0) tx.write(insert, [JSON.stringify(marks)]);
    for (const [index, { id: leadId, sourceId, canaryId, receivedAt: at }] of drafts.entries())
      if (canaryId) await this.catchCanary.run(tx, { leadId, personId: places[index]!.personId, canaryId, sourceId, at });
  }
}
