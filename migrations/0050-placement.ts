import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Placement1764000000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists btree_gist;

      create table programme (
        id uuid not null,
        site_id uuid not null,
        name text not null,
        -- as the programme calls it; nothing computes it
        level_of_care text not null,
        languages text[] not null default '{}',
        -- whom it takes: minAge, maxAge, genders
        admits jsonb not null default '{}',
        -- federal block-grant money: 45 CFR 96.131 orders its waiting list
        publicly_funded boolean not null default false,
        place text not null,
        active boolean not null default true,
        created_at timestamptz not null,
        constraint programme_pk primary key (id),
        constraint programme_site_fk foreign key (site_id) references site (id),
        constraint programme_name_unique unique (site_id, name)
      );

      create table bed (
        id uuid not null,
        programme_id uuid not null,
        label text not null,
        -- what somebody said of it, who and when: confidence falls with age
        state text not null,
        asserted_by uuid not null,
        asserted_at timestamptz not null,
        constraint bed_pk primary key (id),
        constraint bed_programme_fk foreign key (programme_id) references programme (id),
        constraint bed_asserted_by_fk foreign key (asserted_by) references staff_user (id),
        constraint bed_label_unique unique (programme_id, label),
        constraint bed_state check (state in ('open', 'occupied', 'out-of-order'))
      );

      create table bed_hold (
        id uuid not null,
        bed_id uuid not null,
        intake_id uuid not null,
        from_at timestamptz not null,
        -- it is over at this instant, whether or not anybody has tidied it up
        until_at timestamptz not null,
        -- booked: an appointment stands on it; used: they arrived
        state text not null default 'held',
        by_user_id uuid not null,
        ended_at timestamptz,
        end_reason text,
        confidentiality text not null default 'part2',
        constraint bed_hold_pk primary key (id),
        constraint bed_hold_bed_fk foreign key (bed_id) references bed (id),
        constraint bed_hold_intake_fk foreign key (intake_id) references intake (id),
        constraint bed_hold_user_fk foreign key (by_user_id) references staff_user (id),
        constraint bed_hold_state check (state in ('held', 'booked', 'used', 'released', 'expired')),
        constraint bed_hold_ended check ((state in ('held', 'booked')) = (ended_at is null)),
        constraint bed_hold_forwards check (until_at > from_at),
        -- a bed is never held or booked for two at once
        constraint bed_hold_one_at_a_time exclude using gist (bed_id with =, tstzrange(from_at, until_at) with &&) where (ended_at is null)
      );
      create index bed_hold_intake_idx on bed_hold (intake_id);
      create index bed_hold_open_idx on bed_hold (until_at) where ended_at is null;

      create table waitlist_entry (
        id uuid not null,
        intake_id uuid not null,
        programme_id uuid not null,
        -- by law only: 45 CFR 96.131(a)
        priority text not null,
        next_contact_at timestamptz not null,
        last_contact_at timestamptz,
        safety_plan text not null,
        state text not null default 'waiting',
        since timestamptz not null,
        by_user_id uuid not null,
        ended_at timestamptz,
        end_reason text,
        confidentiality text not null default 'part2',
        constraint waitlist_entry_pk primary key (id),
        constraint waitlist_entry_intake_fk foreign key (intake_id) references intake (id),
        constraint waitlist_entry_programme_fk foreign key (programme_id) references programme (id),
        constraint waitlist_entry_user_fk foreign key (by_user_id) references staff_user (id),
        constraint waitlist_entry_priority check (priority in ('pregnant-injecting', 'pregnant', 'injecting', 'none')),
        constraint waitlist_entry_state check (state in ('waiting', 'placed', 'left')),
        constraint waitlist_entry_ended check ((state = 'waiting') = (ended_at is null)),
        constraint waitlist_entry_plan check (safety_plan ~ '\\S')
      );
      create unique index waitlist_entry_once on waitlist_entry (intake_id, programme_id) where ended_at is null;
      create index waitlist_entry_due_idx on waitlist_entry (next_contact_at) where ended_at is null;

      create table appointment (
        id uuid not null,
        intake_id uuid not null,
        programme_id uuid not null,
        hold_id uuid,
        starts_at timestamptz not null,
        -- what the clock on the wall there shows: it is what they were told, whatever becomes of the rules of the zone
        time_zone text not null,
        wall_time text not null,
        place text not null,
        transport text not null,
        bring text not null default '',
        state text not null default 'scheduled',
        made_by uuid not null,
        made_at timestamptz not null,
        missed_at timestamptz,
        ended_at timestamptz,
        end_reason text,
        moved_to uuid,
        confidentiality text not null default 'part2',
        constraint appointment_pk primary key (id),
        constraint appointment_intake_fk foreign key (intake_id) references intake (id),
        constraint appointment_programme_fk foreign key (programme_id) references programme (id),
        constraint appointment_hold_fk foreign key (hold_id) references bed_hold (id),
        constraint appointment_user_fk foreign key (made_by) references staff_user (id),
        constraint appointment_moved_fk foreign key (moved_to) references appointment (id),
        constraint appointment_state check (state in ('scheduled', 'reminded', 'arrived', 'no-show', 'cancelled', 'moved')),
        constraint appointment_ended check ((state in ('arrived', 'cancelled', 'moved')) = (ended_at is not null)),
        constraint appointment_missed check (state <> 'no-show' or missed_at is not null)
      );
      create unique index appointment_one_open_per_intake on appointment (intake_id) where state in ('scheduled', 'reminded');
      create index appointment_open_idx on appointment (starts_at) where state in ('scheduled', 'reminded');
      create index appointment_day_idx on appointment (starts_at);
      create index appointment_intake_idx on appointment (intake_id);
      create index appointment_unended_idx on appointment (intake_id) where ended_at is null;
      create index appointment_hold_idx on appointment (hold_id);

      -- where somebody may be referred to; nothing about money belongs here (L-501)
      create table referral_place (
        id uuid not null,
        name text not null,
        kind text not null,
        phone_number text,
        web_address text,
        area text not null,
        languages text[] not null default '{}',
        -- when somebody last made sure that it is so
        checked_on date,
        active boolean not null default true,
        constraint referral_place_pk primary key (id),
        constraint referral_place_name_unique unique (name, area),
        constraint referral_place_kind check (kind in ('public', 'private')),
        constraint referral_place_reachable check (phone_number is not null or web_address is not null)
      );
      insert into referral_place (id, name, kind, phone_number, web_address, area, languages) values
        ('0190a0b0-0050-7000-8000-000000000001', 'FindTreatment.gov', 'public', null, 'https://findtreatment.gov', 'United States', '{en,es}'),
        ('0190a0b0-0050-7000-8000-000000000002', 'National Helpline (SAMHSA)', 'public', '+18006624357', null, 'United States', '{en,es}');

      create table referral (
        id uuid not null,
        intake_id uuid not null,
        reason text not null,
        -- as they were offered: placeId, name, kind
        options jsonb not null,
        state text not null default 'offered',
        chosen_place_id uuid,
        receiver text,
        lost_reason text,
        offered_at timestamptz not null,
        offered_by uuid not null,
        chosen_at timestamptz,
        handed_over_at timestamptz,
        dropped_at timestamptz,
        accepted_at timestamptz,
        ended_at timestamptz,
        confidentiality text not null default 'part2',
        constraint referral_pk primary key (id),
        constraint referral_intake_fk foreign key (intake_id) references intake (id),
        constraint referral_place_fk foreign key (chosen_place_id) references referral_place (id),
        constraint referral_user_fk foreign key (offered_by) references staff_user (id),
        constraint referral_state check (state in ('offered', 'chosen', 'warm-hand-over', 'accepted', 'arrived', 'lost')),
        constraint referral_three_options check (jsonb_array_length(options) >= 3),
        constraint referral_public_option check (options @> '[{"kind": "public"}]'),
        constraint referral_chosen check (state in ('offered', 'lost') or chosen_place_id is not null),
        constraint referral_choice_was_offered
          check (chosen_place_id is null or options @> jsonb_build_array(jsonb_build_object('placeId', chosen_place_id))),
        constraint referral_received check (state not in ('accepted', 'arrived') or receiver is not null),
        constraint referral_ended check ((state in ('arrived', 'lost')) = (ended_at is not null)),
        constraint referral_lost check (state <> 'lost' or lost_reason is not null)
      );
      create index referral_intake_idx on referral (intake_id);

      -- what is to be done at a time about one of them: remind, chase, ask
      create table placement_step (
        id uuid not null,
        intake_id uuid not null,
        appointment_id uuid,
        referral_id uuid,
        waitlist_entry_id uuid,
        kind text not null,
        due_at timestamptz not null,
        useful_until timestamptz,
        -- the text may be forgotten sooner than this row
        text_id uuid,
        callback_id uuid,
        -- false: the call was on its way already
        made_callback boolean not null default false,
        outcome text,
        because text,
        ended_at timestamptz,
        confidentiality text not null default 'part2',
        constraint placement_step_pk primary key (id),
        constraint placement_step_intake_fk foreign key (intake_id) references intake (id),
        constraint placement_step_appointment_fk foreign key (appointment_id) references appointment (id),
        constraint placement_step_referral_fk foreign key (referral_id) references referral (id),
        constraint placement_step_waitlist_fk foreign key (waitlist_entry_id) references waitlist_entry (id),
        constraint placement_step_callback_fk foreign key (callback_id) references callback (id),
        constraint placement_step_subject check (num_nonnulls(appointment_id, referral_id, waitlist_entry_id) = 1),
        constraint placement_step_kind check (kind in ('reminder-24h', 'reminder-2h', 'chase-60min', 'chase-day-1', 'chase-day-3',
          'chase-day-7', 'referral-follow-up', 'waitlist-contact')),
        constraint placement_step_outcome
          check (outcome in ('texted', 'reached', 'closed', 'human-decision', 'not-needed', 'too-late')),
        constraint placement_step_ended check ((outcome is null) = (ended_at is null))
      );
      create unique index placement_step_once on placement_step (appointment_id, kind) where appointment_id is not null;
      create index placement_step_due_idx on placement_step (due_at) where ended_at is null and callback_id is null;
      create index placement_step_callback_idx on placement_step (callback_id) where ended_at is null and callback_id is not null;
      create index placement_step_intake_idx on placement_step (intake_id);
      create index placement_step_referral_idx on placement_step (referral_id) where referral_id is not null;
      create index placement_step_waitlist_idx on placement_step (waitlist_entry_id) where waitlist_entry_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table placement_step;
      drop table referral;
      drop table referral_place;
      drop table appointment;
      drop table waitlist_entry;
      drop table bed_hold;
      drop table bed;
      drop table programme;
      drop extension if exists btree_gist;
    `);
  }
}
