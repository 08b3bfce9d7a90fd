import { Injectable } from '@nestjs/common';
import type { ConsentAction, ConsentChannel, ConsentKind, ConsentScope, SubjectRole } from '../../core/consent/consent-event.js';
import type { KnownBirthDate } from '../../core/people/birth-date.js';
import type { Tx } from '../../platform/database/database.js';
import { birthDateOf } from './plan/plan-columns.js';

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

/** An event for the ledger (compliance 1.0). What is left out is not known, or does not apply. */
export interface ConsentEvent {
  readonly id: string;
  readonly personId: string;
  /** `patient` when left out. */
  readonly subjectRole?: SubjectRole;
  readonly kind: ConsentKind;
  readonly action: ConsentAction;
  /** The whole of its kind when left out. */
  readonly scope?: ConsentScope;
  /** By which way it came. */
  readonly channel: ConsentChannel;
  /** the wording that was shown, null when nothing was shown (a revocation on the phone) */
  readonly textVersion: string | null;
  readonly textSha256?: string | null;
  readonly language?: string | null;
  /** `user:<id>` or `source:<id>`. */
  readonly capturedBy?: string | null;
  /** `<key id>:<hex>`, keyed. */
  readonly ipHash?: string | null;
  readonly userAgent?: string | null;
  readonly recordingRef?: string | null;
  /** Ids and codes, and what was shown when: never a name or a number. */
  readonly evidence: object;
  /** When they wrote or said it, where that is another time than that it came. */
  readonly statedAt?: Date | null;
  /** From when on it counts; `receivedAt` when left out. */
  readonly effectiveAt?: Date;
  readonly receivedAt: Date;
  /** Of a revocation: until when the law let it wait. */
  readonly honourBy?: Date;
  readonly expiresAt?: Date | null;
  readonly expiresEvent?: string | null;
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

// What was known before stays, unless this is the same and says more. Whoever has the notes open reads them again.
const fillBirthDates = `
  update person set birth_date = g."firstDay", birth_precision = g.precision, notes_version = notes_version + 1
  from (
    select distinct on ("personId") * from jsonb_to_recordset($1::jsonb) as b("personId" uuid, "birthDate" text, "firstDay" date, precision text)
    order by "personId") g
  where person.id = g."personId" and (person.birth_date is null
    or (starts_with(g."birthDate", ${birthDateOf('person')}) and g."birthDate" <> ${birthDateOf('person')}))`;

const knownAs = 'select coalesce(merged_into, id) as id from person where id = $1';

const insertConsents = `
  insert into consent_event (id, person_id, subject_role, kind, action, scope, channel, text_version, text_sha256, language, captured_by,
    ip_hash, user_agent, recording_ref, evidence, stated_at, effective_at, received_at, honour_by, expires_at, expires_event)
  select id, "personId", coalesce("subjectRole", 'patient'), kind, action, coalesce(scope, '{}'), channel, "textVersion", "textSha256",
    language, "capturedBy", "ipHash", "userAgent", "recordingRef", evidence, "statedAt", coalesce("effectiveAt", "receivedAt"),
    "receivedAt", "honourBy", "expiresAt", "expiresEvent"
  from jsonb_to_recordset($1::jsonb) as e(id uuid, "personId" uuid, "subjectRole" text, kind text, action text, scope jsonb, channel text,
    "textVersion" text, "textSha256" text, language text, "capturedBy" text, "ipHash" text, "userAgent" text, "recordingRef" uuid,
    evidence jsonb, "statedAt" timestamptz, "effectiveAt" timestamptz, "receivedAt" timestamptz, "honourBy" timestamptz,
    "expiresAt" timestamptz, "expiresEvent" text)`;

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

  /** Only what is missing, or said more exactly than before. */
  async fillBirthDates(tx: Tx, rows: readonly (KnownBirthDate & { readonly personId: string })[]): Promise<void> {
    if (rows.length > 0) await tx.query(fillBirthDates, [JSON.stringify(rows)]);
  }

  /** Whose number it is: nobody's, or the one person's that the unique number belongs to, as whom they are known now. */
  async withNumber(tx: Tx, e164: string): Promise<string | null> {
    const [row] = await tx.query<{ person_id: string }>(
      'select coalesce(p.merged_into, p.id) as person_id from phone_number n join person p on p.id = n.person_id where n.e164 = $1',
      [e164],
    );
    return row?.person_id ?? null;
  }

  /** Whom they turned out to be, or they themselves; null when there is no such person. */
  async knownAs(tx: Tx, personId: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(knownAs, [personId]);
    return row?.id ?? null;
  }

  /** The same, and no merge comes before the end of the transaction. */
  async lock(tx: Tx, personId: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(`${knownAs} for no key update`, [personId]);
    return row?.id ?? null;
  }

  /** All that the person has, in one order for everybody. */
  async numbersOf(tx: Tx, personId: string): Promise<string[]> {
    const rows = await tx.query<{ e164: string }>(
      'select e164 from phone_number where person_id in (select family_of($1)) order by e164',
      [personId],
    );
    return rows.map(({ e164 }) => e164);
  }

  /** Appends to the consent ledger; what holds now is folded from it (core/consent/fold-consent.ts). */
  async recordConsentMany(tx: Tx, events: readonly ConsentEvent[]): Promise<void> {
    if (events.length === 0) return;
    tx.write(insertConsents, [JSON.stringify(events)]);
  }
}
