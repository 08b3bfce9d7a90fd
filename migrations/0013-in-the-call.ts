import type { MigrationInterface, QueryRunner } from 'typeorm';

export class InTheCall1764000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table counsellor
        add device text not null default 'phone',
        -- the browser's last sign of life; older than 30 s is not reachable
        add softphone_seen_at timestamptz,
        -- the carrier says that this phone does not exist: offers stop until somebody changes it
        add phone_broken_at timestamptz,
        add constraint counsellor_device check (device in ('phone', 'softphone'));

      -- somebody else is brought into a call: a crisis line, a partner, another counsellor
      create table hand_over (
        id uuid not null,
        call_id uuid not null,
        kind text not null,
        outside_number_id uuid,
        to_counsellor_id uuid,
        to_number text not null,
        name text not null,
        leg_id uuid,
        state text not null,
        -- 42 CFR Part 2: they agreed that this receiver hears about them; null where the law needs no consent (an emergency)
        consent_note text,
        started_by uuid not null,
        started_at timestamptz not null,
        answered_at timestamptz,
        -- the receiver said that they have the person
        confirmed_at timestamptz,
        ended_at timestamptz,
        end_reason text,
        constraint hand_over_pk primary key (id),
        constraint hand_over_call_fk foreign key (call_id) references call (id),
        constraint hand_over_outside_number_fk foreign key (outside_number_id) references outside_number (id),
        constraint hand_over_counsellor_fk foreign key (to_counsellor_id) references counsellor (id),
        constraint hand_over_leg_fk foreign key (leg_id) references call_leg (id),
        constraint hand_over_user_fk foreign key (started_by) references staff_user (id),
        constraint hand_over_state check (state in ('ringing', 'briefing', 'confirmed', 'not-reached', 'cancelled', 'dropped', 'done')),
        constraint hand_over_ended check
          ((state in ('not-reached', 'cancelled', 'dropped', 'done')) = (ended_at is not null))
      );
      create unique index hand_over_one_open_per_call on hand_over (call_id) where ended_at is null;
      create index hand_over_leg_idx on hand_over (leg_id);

      create table recording (
        id uuid not null,
        kind text not null,
        call_id uuid,
        inbound_call_id uuid,
        leg_id uuid not null,
        -- nothing is recorded before this: who agreed, when, how they were asked
        consent jsonb not null,
        state text not null,
        carrier_sid text,
        seconds int,
        content_type text,
        -- sealed by us (key id, nonce, tag inside); null until fetched
        media bytea,
        fetched_at timestamptz,
        fetch_tries int not null default 0,
        -- gone at the carrier as well
        deleted_at timestamptz,
        delete_because text,
        intended_at timestamptz not null,
        due_at timestamptz,
        constraint recording_pk primary key (id),
        constraint recording_call_fk foreign key (call_id) references call (id),
        constraint recording_inbound_call_fk foreign key (inbound_call_id) references inbound_call (id),
        constraint recording_leg_fk foreign key (leg_id) references call_leg (id),
        constraint recording_carrier_sid_unique unique (carrier_sid),
        constraint recording_kind check (kind in ('voicemail', 'talk')),
        constraint recording_state check (state in
          ('intended', 'in-progress', 'paused', 'stopping', 'completed', 'stored', 'absent', 'deleting', 'deleted', 'failed'))
      );
      create index recording_call_idx on recording (call_id);
      create index recording_inbound_call_idx on recording (inbound_call_id);
      create index recording_due_idx on recording (due_at) where due_at is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table recording;
      drop table hand_over;
      alter table counsellor drop device, drop softphone_seen_at, drop phone_broken_at;
    `);
  }
}
