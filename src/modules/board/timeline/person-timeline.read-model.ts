import { Injectable } from '@nestjs/common';
import type { PersonTimelineDto } from '../../../contracts/board.dto.js';
import { Database } from '../../../platform/database/database.js';
import { Seals } from '../../../platform/sealing/seals.js';
import { told } from '../../../platform/sealing/told.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { benefitsHappened } from './benefits-happened.js';
import { incomingCallsHappened } from './incoming-calls-happened.js';
import { intakeHappened } from './intake-happened.js';
import { ownPageHappened } from './own-page-happened.js';
import { placementHappened } from './placement-happened.js';
import { safetyHappened } from './safety-happened.js';
import { sentenceOf, type TimelineKind } from './person-timeline-sentences.js';
import type { TimelineFacts } from './sentence-parts.js';

interface TimelineRow {
  readonly at: Date;
  readonly kind: TimelineKind;
  readonly facts: TimelineFacts;
  readonly ids: Readonly<Record<string, string>>;
}

// One row per thing that happened. The rank orders what one transaction wrote at the same instant: causes first. Numbers are
// masked here, so that no full one leaves the database.
const timeline = `
  with family as materialized (select family_of($1) as id),
  person_callback as (select c.*, s.time_zone from callback c join site s on s.id = c.site_id where c.person_id in (select id from family)),
  person_entry as (select e.* from queue_entry e where e.callback_id in (select id from person_callback)),
  person_offer as (
    select o.*, e.callback_id, c.name as counsellor
    from offer o join person_entry e on e.id = o.queue_entry_id join counsellor c on c.id = o.counsellor_id),
  person_attempt as (
    select a.*, c.name as counsellor from callback_attempt a join counsellor c on c.id = a.counsellor_id where a.person_id in (select id from family)),
  person_call as (
    select k.*, a.counsellor, a.decision from call k join person_attempt a on a.id = k.attempt_id),
  person_leg as (
    select l.*, right(l.to_number, 2) as digits, coalesce(o.counsellor, k.counsellor) as counsellor,
      coalesce(k.callback_id, o.callback_id) as callback_id
    from call_leg l left join person_offer o on o.id = l.offer_id left join person_call k on k.id = l.call_id
    where l.inbound_call_id is null -- those are told as incoming calls
      and (l.offer_id in (select id from person_offer) or l.call_id in (select id from person_call))),
  person_intake as (
    select i.*, s.time_zone, u.name as owner from intake i join site s on s.id = i.site_id
      left join staff_user u on u.id = i.owner_user_id where i.person_id in (select id from family)),
  happened (at, rank, kind, ids, facts) as (
    select l.received_at, 0, 'lead-received', jsonb_build_object('leadId', l.id, 'intakeId', l.intake_id, 'callbackId', l.callback_id),
      jsonb_build_object('source', s.name, 'reference', l.reference, 'forSomeoneElse', l.about_someone_else,
        'danger', l.danger_signs is not null)
    from lead l join source s on s.id = l.source_id where l.person_id in (select id from family)
    union all
${incomingCallsHappened}
    union all
    ${ownPageHappened}
    union all
    ${benefitsHappened}
    union all
    ${placementHappened}
    union all
    ${safetyHappened}
    union all
${intakeHappened}
    union all
    select received_at, 1, 'consent-' || action, jsonb_build_object('consentId', id),
      jsonb_build_object('kind', kind, 'because', evidence ->> 'because')
    from consent_event where person_id in (select id from family)
    union all
    select c.at, 2, 'stage-changed', jsonb_build_object('intakeId', c.intake_id),
      jsonb_build_object('from', c.from_stage, 'to', c.to_stage, 'by', u.name, 'because', c.because)
    from stage_change c join person_intake i on i.id = c.intake_id left join staff_user u on u.id = c.by_user_id
    union all
    select created_at, 3, 'callback-promised', jsonb_build_object('callbackId', id), jsonb_build_object('origin', origin, 'urgency', urgency)
    from person_callback
    union all
    select ended_at, 15, 'callback-' || state, jsonb_build_object('callbackId', id), jsonb_build_object('because', because)
    from person_callback where ended_at is not null
    union all
    select due_at, 16, 'callback-due', jsonb_build_object('callbackId', id),
      jsonb_build_object('state', state, 'promisedBy', promised_by, 'zone', time_zone, 'because', because)
    from person_callback where ended_at is null
    union all
    select arrived_at, 4, 'queue-entered', jsonb_build_object('callbackId', e.callback_id, 'queueEntryId', e.id),
      jsonb_build_object('deadline', e.deadline_at, 'zone', c.time_zone, 'urgency', e.urgency)
    from person_entry e join person_callback c on c.id = e.callback_id
    union all
    select ended_at, 14, 'queue-left', jsonb_build_object('callbackId', callback_id, 'queueEntryId', id),
      jsonb_build_object('because', end_reason)
    from person_entry where ended_at is not null and end_reason not like 'attempt %' -- the attempt tells it itself
    union all
    select offered_at, 5, 'offer-made', jsonb_build_object('callbackId', callback_id, 'offerId', id, 'counsellorId', counsellor_id),
      jsonb_build_object('counsellor', counsellor, 'why', why ->> 'sentence')
    from person_offer
    union all
    select ended_at, 6, 'offer-' || state, jsonb_build_object('callbackId', callback_id, 'offerId', id, 'counsellorId', counsellor_id),
      jsonb_build_object('counsellor', counsellor, 'because', end_reason)
    from person_offer where ended_at is not null
    union all
    select started_at, 7, 'attempt-started',
      jsonb_build_object('callbackId', callback_id, 'attemptId', id, 'counsellorId', counsellor_id),
      jsonb_build_object('counsellor', counsellor, 'number', attempt_number)
    from person_attempt
    union all
    select coalesce(dialled_at, started_at), 8, 'may-call-' || (decision ->> 'kind'),
      jsonb_build_object('callbackId', callback_id, 'attemptId', id),
      jsonb_build_object('because', decision ->> 'reason', 'rule', decision ->> 'rule')
    from person_attempt where decision is not null
    union all
    select ended_at, 13, 'attempt-ended', jsonb_build_object('callbackId', callback_id, 'attemptId', id, 'counsellorId', counsellor_id),
      jsonb_build_object('number', attempt_number, 'outcome', outcome)
    from person_attempt where ended_at is not null
    union all
    select step.at, step.rank, step.kind, jsonb_build_object('callbackId', l.callback_id, 'offerId', l.offer_id, 'callId', l.call_id, 'legId', l.id),
      jsonb_build_object('party', l.party, 'digits', l.digits, 'counsellor', l.counsellor, 'state', l.state,
        'answered', l.answered_at is not null, 'plainly', l.rung_plainly)
    from person_leg l cross join lateral (values
      (l.placing_since, 9, 'leg-rang'), (l.answered_at, 9, 'leg-answered'), (l.ended_at, 11, 'leg-ended')) as step(at, rank, kind)
    where step.at is not null
    union all
    select step.at, step.rank, step.kind, jsonb_build_object('callbackId', k.callback_id, 'callId', k.id, 'counsellorId', k.counsellor_id),
      jsonb_build_object('counsellor', k.counsellor, 'cause', k.end_cause, 'refusal', k.decision ->> 'reason',
        'seconds', round(extract(epoch from k.ended_at - k.connected_at)), 'disposition', k.disposition, 'note', ${told('call.note', 'k')})
    from person_call k cross join lateral (values
      (k.connected_at, 10, 'call-connected'), (k.ended_at, 12, 'call-ended'), (k.disposition_at, 14, 'call-disposition')) as step(at, rank, kind)
    where step.at is not null
    union all
    select step.at, step.rank, step.kind, jsonb_build_object('callbackId', k.callback_id, 'callId', k.id, 'handOverId', h.id),
      jsonb_build_object('to', h.name, 'by', u.name, 'because', h.end_reason)
    from hand_over h join person_call k on k.id = h.call_id join staff_user u on u.id = h.started_by cross join lateral (values
      (h.started_at, 10, 'hand-over-started'), (h.answered_at, 10, 'hand-over-answered'), (h.confirmed_at, 10, 'hand-over-confirmed'),
      (h.ended_at, 11, 'hand-over-' || h.state)) as step(at, rank, kind)
    where step.at is not null
    union all
    select step.at, 11, step.kind, jsonb_build_object('callbackId', k.callback_id, 'callId', k.id, 'recordingId', r.id),
      jsonb_build_object('how', r.consent ->> 'how', 'because', r.delete_because)
    from recording r join person_call k on k.id = r.call_id cross join lateral (values
      (case when r.state not in ('failed', 'absent') then r.intended_at end, 'recording-started'),
      (case when r.state = 'deleted' then r.deleted_at end, 'recording-deleted')) as step(at, kind)
    where step.at is not null
    union all
    select a.at, 11, 'call-supervised', jsonb_build_object('callbackId', k.callback_id, 'callId', k.id, 'auditEntryId', a.id),
      jsonb_build_object('by', u.name, 'mode', a.detail ->> 'mode', 'because', a.detail ->> 'reason')
    from audit_entry a join person_call k on k.id::text = a.subject_id left join staff_user u on u.id = a.user_id
    where a.subject_type = 'call' and a.action = 'call.supervised'
    union all
    select next_step_due_at, 17, 'next-step-due', jsonb_build_object('intakeId', id),
      jsonb_build_object('step', next_step, 'owner', coalesce(owner, owner_team))
    from person_intake where ended_at is null
    union all
    select created_at, 3, 'text-received', jsonb_build_object('textId', id),
      jsonb_build_object('meaning', meaning, 'body', ${told('text.body', 'text_message')}, 'pictures', pictures)
    from text_message where person_id in (select id from family) and direction = 'incoming'
    union all
    select created_at, 4, case state when 'refused' then 'text-refused' else 'text-sent' end, jsonb_build_object('textId', id),
      jsonb_build_object('line', line_key, 'because', refused_because)
    from text_message where person_id in (select id from family) and direction = 'outgoing'
    union all
    select ended_at, 5, 'text-ended', jsonb_build_object('textId', id),
      jsonb_build_object('state', state, 'because', refused_because)
    from text_message where person_id in (select id from family) and direction = 'outgoing' and ended_at is not null and state <> 'refused'
    union all
    select m.at, 18, 'persons-merged', jsonb_build_object('mergeId', m.id), jsonb_build_object('by', u.name, 'because', m.reason)
    from person_merge m join staff_user u on u.id = m.by_user_id where m.into_id in (select id from family) and m.undone_at is null
    union all
    select a.at, 18, case a.action when 'phone-number.revealed' then 'number-revealed'
        when 'calls.allowed-again' then 'calls-allowed-again' when 'person.record-exported' then 'record-exported' else 'number-given-back' end, jsonb_build_object('auditEntryId', a.id),
      jsonb_build_object('by', u.name, 'because', a.detail ->> 'reason')
    from audit_entry a left join staff_user u on u.id = a.user_id
    where a.subject_type = 'person' and a.subject_id in (select id::text from family) and a.action in ('phone-number.revealed', 'calls.allowed-again', 'phone-number.given-back', 'person.record-exported')
    union all
    select o.at, 18, 'record-opened', jsonb_build_object('openingId', o.id), jsonb_build_object('by', u.name, 'because', o.words)
    from record_opening o join staff_user u on u.id = o.user_id where o.person_id in (select id from family)
    union all
    select r.at, 18, 'lead-read-again', jsonb_build_object('leadId', l.id), jsonb_build_object('by', u.name, 'because', r.reason)
    from lead_replay r join lead l on l.id = r.lead_id join staff_user u on u.id = r.by_user_id where l.person_id in (select id from family)
  )
  select at, kind, jsonb_strip_nulls(ids) as ids, facts from happened order by at, rank, ids`;

interface IntakeSpan {
  readonly personId: string;
  readonly openedAt: Date;
  readonly endedAt: Date | null;
}

const span = 'select person_id as "personId", opened_at as "openedAt", ended_at as "endedAt" from intake where id = $1';

function belongsTo({ openedAt, endedAt }: IntakeSpan, intakeId: string, at: Date, itsIntake: string | undefined): boolean {
  if (itsIntake !== undefined) return itsIntake === intakeId;
  return at >= openedAt && (endedAt === null || at <= endedAt);
}

/** Everything that happened to a person, oldest first; what is still to come stands at its due time. */
@Injectable()
export class PersonTimelineReadModel {
  constructor(
    private readonly database: Database,
    private readonly seals: Seals,
  ) {}

  /** @throws DomainError person/unknown */
  async of(personId: string): Promise<PersonTimelineDto> {
    const rows = await this.seals.open(this.database, await this.database.query<TimelineRow>(timeline, [personId]));
    return {
      personId: await this.knownAs(personId),
      items: rows.map(({ at, kind, ids, facts }) => ({ at: at.toISOString(), kind, sentence: sentenceOf(kind, facts), ids })),
    };
  }

  /**
   * Of the person's timeline what belongs to this intake, and what happened while it was open and belongs to no other.
   * @throws DomainError intake/unknown
   */
  async ofIntake(intakeId: string): Promise<PersonTimelineDto> {
    const [intake] = await this.database.query<IntakeSpan>(span, [intakeId]);
    if (!intake) throw new DomainError('not-found', 'intake/unknown', 'There is no such intake.');
    const { personId, items } = await this.of(intake.personId);
    return { personId, items: items.filter(({ at, ids }) => belongsTo(intake, intakeId, new Date(at), ids['intakeId'])) };
  }

  /** Whom they turned out to be, when they were merged. */
  private async knownAs(personId: string): Promise<string> {
    const [found] = await this.database.query<{ id: string }>(
      'select coalesce(merged_into, id) as id from person where id = $1',
      [personId],
    );
    if (!found) throw new DomainError('not-found', 'person/unknown', 'There is no such person.');
    return found.id;
  }
}
