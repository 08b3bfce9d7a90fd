import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OwnPage1764000000035 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- what was done by the link of a lead: each step is good once, so a form that is sent twice does its work once
      create table own_page_step (
        lead_id uuid not null,
        step text not null,
        action text not null,
        -- the callback that the page speaks of from then on: they gave a number that has one of its own
        callback_id uuid,
        at timestamptz not null,
        constraint own_page_step_pk primary key (lead_id, step),
        constraint own_page_step_lead_fk foreign key (lead_id) references lead (id),
        constraint own_page_step_callback_fk foreign key (callback_id) references callback (id)
      );
      create index own_page_step_callback_idx on own_page_step (callback_id) where callback_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table own_page_step');
  }
}
