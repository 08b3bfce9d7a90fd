import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Calls1764000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table call (
        id uuid not null,
        site_id uuid not null,
        callback_id uuid not null,
        attempt_id uuid not null,
        person_id uuid not null,
        counsellor_id uuid not null,
        state text not null,
        started_at timestamptz not null,
        connected_at timestamptz,
        ended_at timestamptz,
        end_cause text,
        disposition text,
        disposition_note text,
        disposition_at timestamptz,
        asked_for timestamptz,
        constraint call_pk primary key (id),
        constraint call_site_fk foreign key (site_id) references site (id),
        constraint call_callback_fk foreign key (callback_id) references callback (id),
        constraint call_attempt_fk foreign key (attempt_id) references callback_attempt (id),
        constraint call_person_fk foreign key (person_id) references person (id),
        constraint call_counsellor_fk foreign key (counsellor_id) references counsellor (id),
        constraint call_attempt_unique unique (attempt_id),
        constraint call_state check (state in ('waiting-for-counsellor', 'dialling', 'talking', 'ended')),
        constraint call_ended check ((state = 'ended') = (ended_at is not null and end_cause is not null))
      );
      create unique index call_one_open_per_counsellor on call (counsellor_id) where ended_at is null;
      create unique index call_one_open_per_person on call (person_id) where ended_at is null;
      create index call_person_idx on call (person_id);
      create index call_open_idx on call (started_at) where ended_at is null;
      create index call_disposition_due_idx on call (ended_at) where disposition is null and connected_at is not null;

      -- the intent is written before the carrier is asked; its id travels in every URL the carrier calls back
      create table call_leg (
        id uuid not null,
        party text not null,
        offer_id uuid,
        call_id uuid,
        to_number text not null,
        from_number text not null,
        state text not null,
        carrier_sid text,
        sequence int not null default -1,
        sip_response_code int,
        intended_at timestamptz not null,
        placing_since timestamptz,
        -- the carrier asked us to wait until then
        place_after timestamptz,
        answered_at timestamptz,
        joined_at timestamptz,
        ended_at timestamptz,
        hang_up_requested_at timestamptz,
        checked_at timestamptz,
        watched_at timestamptz,
        failure_code text,
        failure_message text,
        constraint call_leg_pk primary key (id),
        constraint call_leg_offer_fk foreign key (offer_id) references offer (id),
        constraint call_leg_call_fk foreign key (call_id) references call (id),
        constraint call_leg_carrier_sid_unique unique (carrier_sid),
        constraint call_leg_party check (party in ('counsellor', 'person')),
        constraint call_leg_belongs check ((party = 'counsellor' and offer_id is not null) or (party = 'person' and call_id is not null)),
        constraint call_leg_state check (state in
          ('intended', 'placing', 'unknown', 'queued', 'ringing', 'in-progress', 'completed', 'busy', 'no-answer', 'failed', 'canceled', 'not-created')),
        constraint call_leg_ended check
          ((state in ('completed', 'busy', 'no-answer', 'failed', 'canceled', 'not-created')) = (ended_at is not null))
      );
      create unique index call_leg_one_live_per_offer on call_leg (offer_id) where party = 'counsellor' and ended_at is null;
      create unique index call_leg_one_live_person_leg on call_leg (call_id) where party = 'person' and ended_at is null;
      create unique index call_leg_one_live_per_number on call_leg (to_number) where party = 'person' and ended_at is null;
      create index call_leg_open_idx on call_leg (intended_at) where ended_at is null;
      create index call_leg_call_idx on call_leg (call_id);
      create index call_leg_offer_idx on call_leg (offer_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table call_leg; drop table call');
  }
}
