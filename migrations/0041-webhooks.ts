import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Webhooks1764000000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- an address outside that is told what happens, by public name
      create table webhook_receiver (
        id uuid not null,
        url text not null,
        events text[] not null,
        source_id uuid,
        description text not null,
        state text not null default 'active',
        state_because text not null default 'by-staff',
        -- nothing got through since; null while things get through
        failing_since timestamptz,
        warned_at timestamptz,
        created_by uuid,
        created_at timestamptz not null,
        constraint webhook_receiver_pk primary key (id),
        constraint webhook_receiver_source_fk foreign key (source_id) references source (id),
        constraint webhook_receiver_user_fk foreign key (created_by) references staff_user (id),
        constraint webhook_receiver_events check (cardinality(events) > 0),
        constraint webhook_receiver_state check (state in ('active', 'paused', 'disabled')),
        constraint webhook_receiver_because check (state_because in ('by-staff', 'failing', 'gone'))
      );

      -- two may be valid for a while, so that a receiver can change without losing anything
      create table webhook_secret (
        id uuid not null,
        receiver_id uuid not null,
        sealed bytea not null,
        created_at timestamptz not null,
        valid_until timestamptz,
        constraint webhook_secret_pk primary key (id),
        constraint webhook_secret_receiver_fk foreign key (receiver_id) references webhook_receiver (id) on delete cascade
      );
      create unique index webhook_secret_one_current on webhook_secret (receiver_id) where valid_until is null;
      create index webhook_secret_receiver_idx on webhook_secret (receiver_id);

      create table webhook_delivery (
        id uuid not null,
        seq bigint generated always as identity,
        receiver_id uuid not null,
        -- the outbox message; it is pruned sooner than this row
        event_id bigint not null,
        name text not null,
        -- what the order is kept for: a person
        subject_id uuid not null,
        body text not null,
        occurred_at timestamptz not null,
        state text not null default 'waiting',
        tries int not null default 0,
        -- null: an earlier one of the same subject has to end first
        next_try_at timestamptz,
        claim uuid,
        claimed_until timestamptz,
        last_tried_at timestamptz,
        last_status int,
        last_problem text,
        ended_at timestamptz,
        replayed_at timestamptz,
        constraint webhook_delivery_pk primary key (id),
        constraint webhook_delivery_receiver_fk foreign key (receiver_id) references webhook_receiver (id) on delete cascade,
        constraint webhook_delivery_once unique (receiver_id, event_id),
        constraint webhook_delivery_state check (state in ('waiting', 'delivered', 'dead')),
        constraint webhook_delivery_ended check ((state = 'waiting') = (ended_at is null))
      );
      create index webhook_delivery_line_idx on webhook_delivery (receiver_id, subject_id, seq) where state = 'waiting';
      create index webhook_delivery_due_idx on webhook_delivery (receiver_id, next_try_at)
        where state = 'waiting' and next_try_at is not null;
      create index webhook_delivery_list_idx on webhook_delivery (receiver_id, state, seq);
      create index webhook_delivery_ended_idx on webhook_delivery (ended_at) where ended_at is not null;

      -- how far the event log was read; what came before receivers existed is nobody's
      create table webhook_cursor (
        one boolean not null default true,
        tx_id xid8 not null,
        event_id bigint not null,
        constraint webhook_cursor_pk primary key (one),
        constraint webhook_cursor_one check (one)
      );
      insert into webhook_cursor (tx_id, event_id) values (pg_snapshot_xmin(pg_current_snapshot()), 0);

      -- a promise that came out is told once, however often it is looked at again; of those so far nobody waits to hear
      alter table promise_verdict add told text;
      alter table promise_verdict add constraint promise_verdict_told check (told in ('kept', 'late'));
      update promise_verdict set told = verdict where verdict in ('kept', 'late');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table promise_verdict drop told;
      drop table webhook_cursor;
      drop table webhook_delivery;
      drop table webhook_secret;
      drop table webhook_receiver;
    `);
  }
}
