import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Texts1764000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- what must not reach a number any more, whoever has it; it outlives persons and their merges
      create table suppression (
        id uuid not null,
        e164 text not null,
        channel text not null,
        because text not null,
        since timestamptz not null,
        lifted_at timestamptz,
        constraint suppression_pk primary key (id),
        constraint suppression_channel check (channel in ('call', 'sms'))
      );
      create unique index suppression_one_in_force on suppression (e164, channel) where lifted_at is null;

      alter table person
        -- null: never asked. Only ever the neutral "we called"
        add voicemail_allowed boolean;

      create table text_message (
        id uuid not null,
        direction text not null,
        site_id uuid not null,
        person_id uuid,
        our_number text not null,
        their_number text not null,
        -- of an outgoing one: the script line and its version; the words themselves are blanked once the carrier is done
        line_key text,
        line_version int,
        language text,
        body text,
        state text not null,
        carrier_sid text,
        code text,
        -- what an incoming one was taken for: stop, start, help, crisis, call-me, other
        meaning text,
        refused_because text,
        created_at timestamptz not null,
        placing_since timestamptz,
        checked_at timestamptz,
        ended_at timestamptz,
        constraint text_message_pk primary key (id),
        constraint text_message_site_fk foreign key (site_id) references site (id),
        constraint text_message_person_fk foreign key (person_id) references person (id),
        constraint text_message_carrier_sid_unique unique (carrier_sid),
        constraint text_message_direction check (direction in ('incoming', 'outgoing')),
        constraint text_message_state check (state in
          ('intended', 'placing', 'unknown', 'queued', 'sending', 'sent', 'delivered', 'undelivered', 'failed', 'canceled', 'refused', 'not-created', 'received'))
      );
      create index text_message_open_idx on text_message (created_at) where ended_at is null;
      create index text_message_person_idx on text_message (person_id, created_at);
      create index text_message_number_idx on text_message (their_number, created_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table text_message; alter table person drop voicemail_allowed; drop table suppression');
  }
}
