import type { Tx } from '../../../platform/database/database.js';
import type { PublicEvent } from './public-event-table.js';

interface LeadOfSource {
  readonly id: string;
  readonly sourceId: string;
  readonly callbackId: string;
  readonly intakeId: string;
}

const leadsOf = `
  select id, source_id as "sourceId", callback_id as "callbackId", intake_id as "intakeId" from lead
  where source_id = any($1) and person_id = any($2) order by received_at desc, id desc`;

/** Which lead of a source does an event follow from? */
export class LeadsOfSources {
  private constructor(private readonly leads: readonly LeadOfSource[]) {}

  static async read(tx: Tx, sourceIds: readonly string[], events: readonly PublicEvent[]): Promise<LeadsOfSources> {
    if (sourceIds.length === 0) return new LeadsOfSources([]);
    const people = [...new Set(events.map(({ subjectId }) => subjectId))];
    return new LeadsOfSources(await tx.query<LeadOfSource>(leadsOf, [sourceIds, people]));
  }

  /** Its id, the newest of several; null: the event is none of this source's business. */
  leadOf(sourceId: string, { data }: PublicEvent): string | null {
    const ofSource = this.leads.filter((lead) => lead.sourceId === sourceId);
    const found = data['leadId']
      ? ofSource.find(({ id }) => id === data['leadId'])
      : ofSource.find(({ callbackId, intakeId }) => callbackId === data['callbackId'] || intakeId === data['intakeId']);
    return found?.id ?? null;
  }
}
