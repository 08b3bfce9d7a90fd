import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LookUps1764000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table phone_number
        add line_type text,
        -- null when nobody knows
        add reassigned boolean,
        add looked_up_at timestamptz,
        -- also of a look-up that came to nothing: later than looked_up_at means that it is still to be made
        add look_up_tried_at timestamptz,
        add constraint phone_number_line_type check (line_type in ('mobile', 'landline', 'voip', 'toll-free', 'other'));
      create index phone_number_not_looked_up_idx on phone_number (look_up_tried_at)
        where looked_up_at is null or looked_up_at < look_up_tried_at;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index phone_number_not_looked_up_idx;
      alter table phone_number drop constraint phone_number_line_type, drop look_up_tried_at, drop looked_up_at, drop reassigned, drop line_type;
    `);
  }
}
