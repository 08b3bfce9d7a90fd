import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Outbox1764000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outbox_message (
        id bigint generated always as identity,
        -- ids commit out of order; readers order by (tx_id, id) behind the oldest running transaction, so no reader skips a row
        tx_id xid8 not null default pg_current_xact_id(),
        kind text not null,
        name text not null,
        payload jsonb not null,
        run_at timestamptz,
        created_at timestamptz not null default now(),
        claimed_until timestamptz,
        published_at timestamptz,
        constraint outbox_message_pk primary key (id),
        constraint outbox_message_kind check (kind in ('event', 'job'))
      );
      create index outbox_message_unpublished_idx on outbox_message (id) where published_at is null;
      create index outbox_message_events_idx on outbox_message (tx_id, id) where kind = 'event';
      create index outbox_message_age_idx on outbox_message (published_at) where published_at is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table outbox_message');
  }
}
