import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TextDelivery1764000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table text_message
        -- of an incoming one: counted, never fetched
        add pictures int not null default 0,
        -- the words are blanked at the carrier too
        add redacted_at timestamptz,
        -- when the sweep last queued it again
        add watched_at timestamptz;
      create index text_message_unredacted_idx on text_message (ended_at) where redacted_at is null and carrier_sid is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index text_message_unredacted_idx;
      alter table text_message drop watched_at, drop redacted_at, drop pictures;
    `);
  }
}
