import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { keptUntil, monthsBefore } from '../../../core/retention/kept-until.js';
import type { Retention } from '../../../core/retention/retention-classes.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { lastAtOf } from '../erasure/erasure-facts.reader.js';

const atOnce = 100;
const lateDays = 3;

// Of nobody for whom they asked either: what they told us about them is in their own record.
const notHeld = (person: string) => `
  not exists (select from legal_hold h where h.lifted_at is null and (h.person_id in (select family_of(${person})) or h.person_id in (
    select family_of(y.person_id) from intake i join intake_party y on y.intake_id = i.id and 'patient' = any(y.roles)
    where i.person_id in (select family_of(${person})))))`;

// Whoever is known, not held, with nothing open and nothing that happened since; admitted ones have a time of their own. What else counts
// (a 19th birthday, a danger) is looked at for each under their lock.
const people = `
  select p.id from person p
  where p.created_at < $1 and p.id > $3 and p.merged_into is null and p.erased_at is null and ${notHeld('p.id')}
    and not exists (select from intake i where i.person_id in (select family_of(p.id)) and i.ended_at is null)
    and not exists (select from callback c where c.person_id in (select family_of(p.id)) and c.ended_at is null)
    and ${lastAtOf('array(select family_of(p.id))')} < case when exists (
      select from intake i where i.person_id in (select family_of(p.id)) and i.stage = 'admitted') then $2::timestamptz else $1 end
  order by p.id limit ${atOnce}`;

// What came late: the carrier's report of a text, a name that was being keyed.
const justErased = `select id from person where erased_at > $1::timestamptz - interval '${lateDays} days' order by id`;

const endRecordings = `
  update recording set media = null, content_type = null, delete_because = 'The time that it is kept is over',
    state = case when deleted_at is null and carrier_sid is not null then 'deleting' else 'deleted' end,
    due_at = case when deleted_at is null and carrier_sid is not null then $2::timestamptz end
  where id in (
    select r.id from recording r left join call k on k.id = r.call_id
      left join inbound_call i on i.id = r.inbound_call_id or i.callback_id = k.callback_id
    where r.intended_at < $1 and r.state in ('completed', 'stored', 'failed') and (r.media is not null or r.carrier_sid is not null and r.deleted_at is null)
    group by r.id
    having count(*) filter (where i.crisis_at is not null) = 0
      and not exists (select from unnest(array_agg(k.person_id) || array_agg(i.person_id)) as one where not (${notHeld('one')}))
    order by r.id limit ${atOnce})
  returning id, state`;

// Proofs and the accounting outlive the record that they belong to; while that is kept they are kept with it.
const ofErased = (at: string) => `p.erased_at is not null and ${at} < $1 and ${notHeld('p.id')}`;
const endEmergencies = `delete from emergency_disclosure e using person p where p.id = e.person_id and ${ofErased('e.opened_at')} returning 1`;
// A try is the disclosure that it was, and an answer that came late hangs on it.
const endAnswers = `
  delete from benefits_answer a using benefits_try t, disclosure d, person p
  where t.id = a.try_id and d.id = t.disclosure_id and p.id = d.person_id and ${ofErased('d.at')} returning 1`;
const endTries = `
  delete from benefits_try t using disclosure d join person p on p.id = d.person_id
  where d.id = t.disclosure_id and ${ofErased('d.at')} returning 1`;
const endResults = `
  delete from disclosure_result r using disclosure d join person p on p.id = d.person_id
  where d.id = r.disclosure_id and ${ofErased('d.at')} returning 1`;
const endDisclosures = `
  delete from disclosure d using person p where p.id = d.person_id and ${ofErased('d.at')}
    and not exists (select from benefits_try t where t.disclosure_id = d.id)
  returning 1`;
// What was told rests on them.
const endConsents = `
  delete from consent_event e using person p where p.id = e.person_id and ${ofErased('e.received_at')}
    and not exists (select from disclosure d where d.consent_id = e.id)
  returning 1`;

// The program takes back nothing of the audit but by this way (migration 0055), and nothing while it may be asked for.
const endAudit = 'select end_audit_entries($1, 1000) as count';
const endRejected = `delete from lead_review where state = 'rejected' and received_at < $1 returning 1`;
const setErasing = `select set_config('ringback.erasing', 'on', true)`;

/** What has been kept long enough. */
@Injectable()
export class DueStore {
  constructor(private readonly database: Database) {}

  /** Known persons after `afterId` whose time seems to be over; at most a hundred. */
  async people(retention: Retention, at: Date, afterId: string): Promise<string[]> {
    const values = [monthsBefore(at, retention['never-a-patient']), monthsBefore(at, retention.patient), afterId];
    return (await this.database.query<{ id: string }>(people, values)).map(({ id }) => id);
  }

  async justErased(at: Date): Promise<string[]> {
    return (await this.database.query<{ id: string }>(justErased, [at])).map(({ id }) => id);
  }

  /** Some of those whose time is over, without their sound; the ids of those that have to go at the carrier as well. */
  async endRecordings(tx: Tx, retention: Retention, at: Date): Promise<string[]> {
    const before = new Date(2 * at.getTime() - keptUntil('recordings', at, retention).getTime());
    const rows = await tx.query<{ id: string; state: string }>(endRecordings, [before, at]);
    return rows.flatMap(({ id, state }) => (state === 'deleting' ? [id] : []));
  }

  /** Proofs, the accounting, entries of the audit and rejected forms. */
  async endRest(tx: Tx, retention: Retention, at: Date): Promise<void> {
    await tx.query(setErasing);
    for (const proofs of [endEmergencies, endAnswers, endTries, endResults, endDisclosures, endConsents])
      await tx.query(proofs, [monthsBefore(at, retention.consents)]);
    await this.endAudit(tx, monthsBefore(at, retention.audit));
    await tx.query(endRejected, [monthsBefore(at, retention['never-a-patient'])]);
  }

  /** That entries ended is an entry itself: whoever checks the audit knows which may be gone. */
  private async endAudit(tx: Tx, before: Date): Promise<void> {
    const [{ count } = { count: 0 }] = await tx.query<{ count: number }>(endAudit, [before]);
    if (count === 0) return;
    const detail = { before: before.toISOString(), count };
    await writeAuditEntry(tx, { userId: null, action: 'audit.pruned', subjectType: 'audit', subjectId: 'audit', detail });
  }
}
