import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { LeadReading, ReadingChange } from '../../../core/exchange/reading-changes.js';
import type { Tx } from '../../../platform/database/database.js';
import { Seals } from '../../../platform/sealing/seals.js';
import { told } from '../../../platform/sealing/told.js';
import type { ReadLead } from '../../leads/index.js';

export interface ReplayedLead {
  readonly id: string;
  readonly siteId: string;
  readonly sourceId: string;
  readonly personId: string;
  /** Who they were when it came, if they were merged since. */
  readonly sealedFor: string;
  readonly intakeId: string;
  readonly callbackId: string;
  readonly receivedAt: Date;
  readonly body: string;
  readonly numbers: readonly string[];
  readonly zips: readonly string[];
  readonly before: Omit<LeadReading, 'phone' | 'zip'>;
}

export interface OpenCallback {
  readonly id: string;
  readonly phoneNumberId: string | null;
  readonly intakeId: string;
  readonly siteId: string;
  readonly routeId: string;
}

// The lock lets one replay of a lead through at a time.
const load = `
  select l.id, s.site_id as "siteId", s.id as "sourceId", coalesce(p.merged_into, p.id) as "personId", l.intake_id as "intakeId", l.callback_id as "callbackId",
    l.received_at as "receivedAt", l.person_id as "sealedFor", ${told('raw.body', 'r')} as body, p.zips,
    (select coalesce(array_agg(n.e164 order by n.created_at desc, n.id desc), '{}') from phone_number n where n.person_id in (select family_of(p.id))) as numbers,
    jsonb_build_object('name', l.name_given, 'email', l.email, 'emailUsable', l.email_usable, 'message', ${told('lead.message', 'l')},
      'language', l.language, 'aboutSomeoneElse', l.about_someone_else, 'preferredTime', l.preferred_time,
      'dangerSigns', coalesce((select jsonb_agg(d ->> 'sign' order by d ->> 'sign') from jsonb_array_elements(l.danger_signs) d), '[]')) as before
  from lead l join source s on s.id = l.source_id join person p on p.id = l.person_id join raw_submission r on r.lead_id = l.id
  where l.id = $1 for update of l`;
// Signs that were found then stay.
const correct = `
  update lead set name_given = $2, email = $3, email_usable = $4, message = null, message_sealed = $5, language = $6, about_someone_else = $7,
    preferred_time = $8, danger_signs = case when $9::jsonb = '[]' then danger_signs else coalesce(danger_signs, '[]') || $9::jsonb end
  where id = $1`;
// What others have said of this person since stays as it is: only what came from this lead is corrected.
const correctPerson = `
  update person set
    display_name = case when display_name is not distinct from $2 then coalesce($3, display_name) else display_name end,
    search_name = case when display_name is not distinct from $2 then coalesce($4, search_name) else search_name end,
    language = case when language = $5 then $6 else language end,
    zips = case when $7::text is null or zips @> array[$7::text] or cardinality(zips) >= 10 then zips else zips || $7::text end
  where id = $1`;

/** Reads a lead for a replay, and corrects what was read out of it. */
@Injectable()
export class ReplayedLeadStore {
  constructor(private readonly seals: Seals) {}

  async lock(tx: Tx, leadId: string): Promise<ReplayedLead | null> {
    const [row] = await this.seals.open(tx, await tx.query<ReplayedLead>(load, [leadId]));
    return row ?? null;
  }

  async wasErased(tx: Tx, leadId: string): Promise<boolean> {
    const text = 'select from lead l join person p on p.id = l.person_id where l.id = $1 and p.erased_at is not null';
    return (await tx.query(text, [leadId])).length > 0;
  }

  async correct(tx: Tx, { id, personId, sealedFor, before }: ReplayedLead, read: ReadLead): Promise<void> {
    const { name, email, emailUsable, message, language, aboutSomeoneElse, preferredTime } = read;
    const found = read.dangerSigns.filter(({ sign }) => !before.dangerSigns.includes(sign));
    const sealed = await this.seals.seal(tx, sealedFor, 'lead.message', id, message);
    const facts = [name.display, email, emailUsable, sealed, language, aboutSomeoneElse, preferredTime];
    await tx.query(correct, [id, ...facts, JSON.stringify(found.map(({ sign }) => ({ sign })))]);
    const names = [before.name, name.display, name.search];
    await tx.query(correctPerson, [personId, ...names, before.language, language, read.zip]);
  }

  async keep(
    tx: Tx,
    lead: ReplayedLead,
    userId: string,
    reason: string,
    changes: readonly ReadingChange[],
    at: Date,
  ): Promise<void> {
    const id = uuid();
    const sealed = await this.seals.seal(tx, lead.sealedFor, 'lead-replay.changes', id, changes);
    await tx.query(
      'insert into lead_replay (id, lead_id, by_user_id, reason, changes_sealed, at) values ($1, $2, $3, $4, $5, $6)',
      [id, lead.id, userId, reason, sealed, at],
    );
  }

  async openCallbackOf(tx: Tx, personId: string): Promise<OpenCallback | null> {
    const [row] = await tx.query<OpenCallback>(
      `select id, phone_number_id as "phoneNumberId", intake_id as "intakeId", site_id as "siteId", route_id as "routeId"
       from callback where person_id = $1 and ended_at is null for update`,
      [personId],
    );
    return row ?? null;
  }
}
