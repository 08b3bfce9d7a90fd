import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Callbacks1764000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table counsellor (
        id uuid not null,
        name text not null,
        phone_number text,
        presence text not null default 'offline',
        presence_since timestamptz not null default now(),
        presence_reason text,
        -- wrap-up ends by itself at this instant
        presence_until timestamptz,
        missed_in_a_row int not null default 0,
        constraint counsellor_pk primary key (id),
        constraint counsellor_user_fk foreign key (id) references staff_user (id),
        constraint counsellor_presence check (presence in ('offline', 'available', 'offered', 'on-call', 'wrap-up', 'break'))
      );
      create unique index counsellor_phone_number_unique on counsellor (phone_number);
      create index counsellor_available_idx on counsellor (presence_since) where presence = 'available';
      create table counsellor_route (
        counsellor_id uuid not null,
        route_id uuid not null,
        constraint counsellor_route_pk primary key (counsellor_id, route_id),
        constraint counsellor_route_counsellor_fk foreign key (counsellor_id) references counsellor (id),
        constraint counsellor_route_route_fk foreign key (route_id) references route (id)
      );
      create index counsellor_route_route_idx on counsellor_route (route_id);

      create table callback (
        id uuid not null,
        person_id uuid not null,
        phone_number_id uuid not null,
        intake_id uuid not null,
        site_id uuid not null,
        route_id uuid not null,
        origin text not null,
        urgency text not null,
        state text not null,
        window_start timestamptz not null,
        promised_by timestamptz not null,
        due_at timestamptz,
        -- why it waits, or how it ended: the sentence that screens print
        because text not null,
        any_hour_requested_at timestamptz,
        -- they asked once more while somebody was on it: the talk before does not answer that
        asked_again_at timestamptz,
        owner_user_id uuid,
        owner_team text,
        attempts_made int not null default 0,
        last_counsellor_id uuid,
        first_attempt_at timestamptz,
        kept_at timestamptz,
        created_at timestamptz not null,
        ended_at timestamptz,
        constraint callback_pk primary key (id),
        constraint callback_person_fk foreign key (person_id) references person (id),
        constraint callback_phone_number_fk foreign key (phone_number_id) references phone_number (id),
        constraint callback_intake_fk foreign key (intake_id) references intake (id),
        constraint callback_site_fk foreign key (site_id) references site (id),
        constraint callback_route_fk foreign key (route_id) references route (id),
        constraint callback_owner_fk foreign key (owner_user_id) references staff_user (id),
        constraint callback_last_counsellor_fk foreign key (last_counsellor_id) references counsellor (id),
        constraint callback_origin check (origin in ('form', 'staff')),
        constraint callback_urgency check (urgency in ('urgent', 'standard')),
        constraint callback_state check
          (state in ('scheduled', 'queued', 'dialling', 'awaiting-disposition', 'needs-decision', 'done', 'cancelled')),
        constraint callback_ended check ((state in ('done', 'cancelled')) = (ended_at is not null)),
        constraint callback_decision_is_a_humans check (state <> 'needs-decision' or owner_user_id is not null or owner_team = 'managers'),
        constraint callback_never_forgotten check (
          ended_at is not null or (due_at is not null and (owner_user_id is not null or owner_team is not null))
        )
      );
      create unique index callback_one_open_per_person on callback (person_id) where ended_at is null;
      create index callback_person_idx on callback (person_id);
      create index callback_due_idx on callback (due_at) where ended_at is null;
      create index callback_intake_idx on callback (intake_id);

      -- an open attempt is the lease on the person: while it stands nobody else may dial them (promise 3)
      create table callback_attempt (
        id uuid not null,
        callback_id uuid not null,
        person_id uuid not null,
        attempt_number int not null,
        offer_id uuid not null,
        counsellor_id uuid not null,
        -- what mayCall answered when it was asked at dial time, and by which rule
        decision jsonb,
        started_at timestamptz not null,
        dialled_at timestamptz,
        ended_at timestamptz,
        outcome text,
        constraint callback_attempt_pk primary key (id),
        constraint callback_attempt_callback_fk foreign key (callback_id) references callback (id),
        constraint callback_attempt_person_fk foreign key (person_id) references person (id),
        constraint callback_attempt_counsellor_fk foreign key (counsellor_id) references counsellor (id),
        constraint callback_attempt_number_unique unique (callback_id, attempt_number),
        constraint callback_attempt_offer_unique unique (offer_id),
        constraint callback_attempt_ended check ((ended_at is null) = (outcome is null))
      );
      create unique index callback_attempt_one_open_per_person on callback_attempt (person_id) where ended_at is null;
      create index callback_attempt_person_idx on callback_attempt (person_id, dialled_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table callback_attempt; drop table callback; drop table counsellor_route; drop table counsellor');
  }
}
