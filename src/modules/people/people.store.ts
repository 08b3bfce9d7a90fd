import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';

/** Somebody who wrote or phoned. The two ids are used only when nobody has this number yet. */
export interface Newcomer {
  readonly personId: string;
  readonly phoneNumberId: string;
  readonly e164: string;
  readonly extension: string | null;
  /** false: this number is never dialled by itself, and `whyNotAutomatic` says why */
  readonly automaticCalls: boolean;
  readonly whyNotAutomatic: string | null;
  readonly displayName: string | null;
  readonly searchName: string | null;
  /** Five digits, as they declared it. */
  readonly zip: string | null;
  readonly language: string;
  readonly at: Date;
}

export interface FoundPerson {
  readonly personId: string;
  readonly phoneNumberId: string;
  /** true: the number was ours already, so this is a re-inquiry */
  readonly known: boolean;
}

export interface ConsentEvent {
  readonly id: string;
  readonly personId: string;
  readonly channel: 'call' | 'sms';
  readonly action: 'grant' | 'deny' | 'revoke';
  /** the wording that was shown, null when nothing was shown (a revocation on the phone) */
  readonly textVersion: string | null;
  readonly evidence: object;
  readonly receivedAt: Date;
}

interface FoundRow {
  readonly e164: string;
  readonly person_id: string;
  readonly phone_number_id: string;
}

// Nobody lives in more places; a form that is posted over and over must not grow a row without end.
const mostZips = 10;

const newcomers = `newcomer as materialized (
  select * from jsonb_to_recordset($1::jsonb) as n(
    "personId" uuid, "phoneNumberId" uuid, e164 text, extension text, "automaticCalls" boolean, "whyNotAutomatic" text,
    "displayName" text, "searchName" text, zip text, language text, at timestamptz)
)`;

// The number decides who is new: of two transactions that bring the same number the second waits here for the first to
// commit, then inserts nothing. Always in order of the number, so two batches cannot wait for each other.
const addUnknown = `with ${newcomers}, added as (
    insert into phone_number (id, person_id, e164, extension, automatic_calls, why_not_automatic, created_at)
    select "phoneNumberId", "personId", e164, extension, "automaticCalls", "whyNotAutomatic", at from newcomer order by e164
    on conflict on constraint phone_number_e164_unique do nothing
    returning id, person_id, e164
  ), person_added as (
    insert into person (id, display_name, search_name, zips, language, created_at)
    select n."personId", n."displayName", n."searchName", array_remove(array[n.zip], null), n.language, n.at from newcomer n join added using (e164)
  )
  select e164, person_id, id as phone_number_id from added`;

// Who was merged is known as whom they were merged into; the lock keeps a merge from coming between this and what hangs on it.
// A statement of its own, because the first one cannot see a row that another transaction committed while it waited.
// "offset 0" keeps a look-up by index per number: a plan prepared while the tables were empty would scan them for ever.
const findKnown = `with ${newcomers}, known as materialized (
    select n.e164, who.id as person_id, p.id as phone_number_id, who.display_name, n."displayName", n."searchName"
    from newcomer n
    cross join lateral (select id, person_id from phone_number where e164 = n.e164 offset 0) p
    cross join lateral (
      select coalesce(merged_into, id) as id, display_name from person where id = p.person_id offset 0 for key share) who
  ), named as (
    update person set display_name = coalesce(person.display_name, k."displayName"),
      search_name = case when person.display_name is null then k."searchName" else person.search_name end
    from (select * from known where display_name is null and "displayName" is not null order by e164) k
    where person.id = k.person_id
  )
  select e164, person_id, phone_number_id from known`;

// A ZIP is added to those they gave before, never in place of them: until somebody knows better they may be in any of them (B-102).
const addZips = `
  update person set zips = person.zips || given.zips
  from (
    select p.person_id, array_agg(distinct n.zip) as zips
    from jsonb_to_recordset($1::jsonb) as n(e164 text, zip text) join phone_number p on p.e164 = n.e164
    where n.zip is not null group by p.person_id order by p.person_id
  ) given
  where person.id = given.person_id and not person.zips @> given.zips and cardinality(person.zips) < ${mostZips}`;

/** The only SQL that writes persons, phone numbers and consents. */
@Injectable()
export class PeopleStore {
  /**
   * Who has these numbers: the known person, or the newcomer as a new one. The e164s of one call are distinct. A known
   * person keeps every answer given before; only a missing name is filled in, and a ZIP added. The map is keyed by e164 and complete.
   */
  async findOrCreateMany(tx: Tx, arrivals: readonly Newcomer[]): Promise<Map<string, FoundPerson>> {
    const found = new Map<string, FoundPerson>();
    const add = (rows: readonly FoundRow[], known: boolean): void => {
      for (const row of rows) found.set(row.e164, { personId: row.person_id, phoneNumberId: row.phone_number_id, known });
    };
    if (arrivals.length === 0) return found;
    add(await tx.query<FoundRow>(addUnknown, [JSON.stringify(arrivals)]), false);
    const rest = arrivals.filter((arrival) => !found.has(arrival.e164));
    if (rest.length > 0) add(await tx.query<FoundRow>(findKnown, [JSON.stringify(rest)]), true);
    if (rest.some(({ zip }) => zip !== null)) await tx.query(addZips, [JSON.stringify(rest)]);
    return found;
  }

  /** Appends to the consent ledger; what holds now is folded from it (see core/people). */
  async recordConsentMany(tx: Tx, events: readonly ConsentEvent[]): Promise<void> {
    if (events.length === 0) return;
    await tx.query(
      `insert into consent_event (id, person_id, channel, action, text_version, evidence, received_at)
       select id, "personId", channel, action, "textVersion", evidence, "receivedAt" from jsonb_to_recordset($1::jsonb)
         as e(id uuid, "personId" uuid, channel text, action text, "textVersion" text, evidence jsonb, "receivedAt" timestamptz)`,
      [JSON.stringify(events)],
    );
  }
}
