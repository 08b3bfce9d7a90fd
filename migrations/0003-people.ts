import type { MigrationInterface, QueryRunner } from 'typeorm';

export class People1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table person (
        id uuid not null,
        display_name text,
        search_name text,
        language text not null,
        time_zone text,
        state text,
        created_at timestamptz not null default now(),
        constraint person_pk primary key (id)
      );
      create table phone_number (
        id uuid not null,
        person_id uuid not null,
        e164 text not null,
        extension text,
        automatic_calls boolean not null,
        why_not_automatic text,
        created_at timestamptz not null default now(),
        constraint phone_number_pk primary key (id),
        constraint phone_number_person_fk foreign key (person_id) references person (id),
        constraint phone_number_e164_unique unique (e164),
        constraint phone_number_reason check (automatic_calls or why_not_automatic is not null)
      );
      create index phone_number_person_idx on phone_number (person_id);
      -- state is folded from events, never overwritten: revoking does not erase that consent was given
      create table consent_event (
        id uuid not null,
        person_id uuid not null,
        channel text not null,
        action text not null,
        text_version text,
        evidence jsonb not null default '{}',
        received_at timestamptz not null,
        constraint consent_event_pk primary key (id),
        constraint consent_event_person_fk foreign key (person_id) references person (id),
        constraint consent_event_channel check (channel in ('call', 'sms')),
        constraint consent_event_action check (action in ('grant', 'deny', 'revoke'))
      );
      create index consent_event_person_idx on consent_event (person_id, channel, received_at desc, id desc);
      create trigger consent_event_append_only before update or delete on consent_event
        for each row execute function refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table consent_event; drop table phone_number; drop table person');
  }
}
