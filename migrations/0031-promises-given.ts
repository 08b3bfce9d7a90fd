import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PromisesGiven1764000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- a promise to call back is written down with the change that gave it, to be judged later: nothing has to notice it
      create or replace function keep_callback_step() returns trigger language plpgsql as $$
      begin
        insert into callback_step (callback_id, at, state, rule, because, window_start, promised_by)
        values (new.id, clock_timestamp(), new.state, new.because_rule, new.because, new.window_start, new.promised_by);
        if new.state = 'scheduled' then
          insert into promise_verdict (callback_id, window_start, promised_by, site_id, route_id, verdict)
          -- to the millisecond, as the program reads it when it judges: else this row would stay open for ever
          values (new.id, date_trunc('milliseconds', new.window_start), date_trunc('milliseconds', new.promised_by),
            new.site_id, new.route_id, 'open')
          on conflict do nothing;
        end if;
        return null;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function keep_callback_step() returns trigger language plpgsql as $$
      begin
        insert into callback_step (callback_id, at, state, rule, because, window_start, promised_by)
        values (new.id, clock_timestamp(), new.state, new.because_rule, new.because, new.window_start, new.promised_by);
        return null;
      end $$;
    `);
  }
}
