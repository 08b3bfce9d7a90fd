import type { Tx } from '../../../platform/database/database.js';
import type { PublicEvent } from './public-event-table.js';

interface LeadOfSource {
  readonly id: string;
  readonly sourceId: string;
  readonly callbackId: string;
  readonly intakeId: string;
  /** Of the events, those about this person. */
  readonly subjectId: string;
}

const leadsOf = `
  select l.id, l.source_id as "sourceId", l.callback_id as "callbackId", l.intake_id as "intakeId", s.id as "subjectId"
  from unnest($2::uuid[]) s(id) join lead l on l.person_id in (select family_of(s.id))
  where l.source_id = any($1) order by l.received_at desc, l.id desc`;

/** Which lead of a source does an event follow from? */
export class LeadsOfSources {
  private constructor(private readonly leads: readonly LeadOfSource[]) {}

  static async read(tx: Tx, sourceIds: readonly string[], events: readonly PublicEvent[]): Promise<LeadsOfSources> {
    if (sourceIds.length === 0) return new LeadsOfSources([]);
    const people = [...new Set(events.map(({ subjectId }) => subjectId))];
    return new LeadsOfSources(await tx.query<LeadOfSource>(leadsOf, [sourceIds, people]));
  }

  /** Its id, the newest of several; null: the event is none of this source's business. */
  leadOf(sourceId: string, { name, subjectId, data }: PublicEvent): string | null {
    const ofSource = this.leads.filter((lead) => lead.sourceId === sourceId);
    // Consent is the person's: it ends for every source that asked for them.
    if (name === 'consent.revoked') return ofSource.find((lead) => lead.subjectId === subjectId)?.id ?? null;
    const found = data['leadId']
      ? ofSource.find(({ id }) => id === data['leadId'])
      : ofSource.find(({ callbackId, intakeId }) => callbackId === data['callbackId'] || intakeId === data['intakeId']);
    return found?.id ?? null;
  }
}
