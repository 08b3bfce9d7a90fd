import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Intake1764000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table intake (
        id uuid not null,
        person_id uuid not null,
        site_id uuid not null,
        stage text not null,
        facts jsonb not null default '{}',
        next_step text,
        next_step_due_at timestamptz,
        owner_user_id uuid,
        owner_team text,
        close_reason text,
        opened_at timestamptz not null,
        stage_since timestamptz not null,
        ended_at timestamptz,
        version int not null default 1,
        constraint intake_pk primary key (id),
        constraint intake_person_fk foreign key (person_id) references person (id),
        constraint intake_site_fk foreign key (site_id) references site (id),
        constraint intake_owner_fk foreign key (owner_user_id) references staff_user (id),
        constraint intake_owner_team check (owner_team in ('queue', 'counsellors', 'managers')),
        constraint intake_ended check ((stage in ('admitted', 'closed')) = (ended_at is not null)),
        constraint intake_close_reason check ((stage = 'closed') = (close_reason is not null)),
        -- promise 1: an open intake has a next step, a due time and an owner
        constraint intake_never_forgotten check (
          ended_at is not null
          or (next_step is not null and next_step_due_at is not null and (owner_user_id is not null or owner_team is not null))
        )
      );
      create unique index intake_one_open_per_person on intake (person_id) where ended_at is null;
      create index intake_person_idx on intake (person_id);
      create index intake_open_due_idx on intake (next_step_due_at) where ended_at is null;
      create table stage_change (
        id uuid not null,
        intake_id uuid not null,
        from_stage text,
        to_stage text not null,
        by_user_id uuid,
        because text not null,
        facts jsonb not null default '{}',
        at timestamptz not null,
        constraint stage_change_pk primary key (id),
        constraint stage_change_intake_fk foreign key (intake_id) references intake (id),
        constraint stage_change_user_fk foreign key (by_user_id) references staff_user (id)
      );
      create index stage_change_intake_idx on stage_change (intake_id, at);
      create trigger stage_change_append_only before update or delete on stage_change
        for each row execute function refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table stage_change; drop table intake');
  }
}
