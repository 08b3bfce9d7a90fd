import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ConnectionsThatFail1764000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- the carrier could not ring anybody into a room; while one is open, people are rung by plain calls
      create table room_outage (
        id uuid not null,
        began_at timestamptz not null,
        -- the last leg that came to nothing
        failed_at timestamptz not null,
        ended_at timestamptz,
        constraint room_outage_pk primary key (id)
      );
      create unique index room_outage_one_open on room_outage ((true)) where ended_at is null;

      alter table call_leg
        -- rung outside any room: the document of the answered phone joins it
        add rung_plainly boolean not null default false;

      alter table inbound_call
        -- the crisis line picked up, and the connection broke before anybody could talk
        add crisis_line_dropped_at timestamptz
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table inbound_call drop crisis_line_dropped_at;
      alter table call_leg drop rung_plainly;
      drop table room_outage
    `);
  }
}
