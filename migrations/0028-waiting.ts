import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Waiting1764000000028 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- the rule behind "because", such as calling/quiet-hours-state
      alter table callback add because_rule text;

      -- where each callback stood and what was promised, change by change: whoever writes the row, the change is kept
      create table callback_step (
        id bigint generated always as identity,
        callback_id uuid not null,
        at timestamptz not null,
        state text not null,
        rule text,
        because text not null,
        window_start timestamptz not null,
        promised_by timestamptz not null,
        constraint callback_step_pk primary key (id),
        constraint callback_step_callback_fk foreign key (callback_id) references callback (id) on delete cascade
      );
      create index callback_step_callback_idx on callback_step (callback_id, id);
      create function keep_callback_step() returns trigger language plpgsql as $$
      begin
        insert into callback_step (callback_id, at, state, rule, because, window_start, promised_by)
        values (new.id, clock_timestamp(), new.state, new.because_rule, new.because, new.window_start, new.promised_by);
        return null;
      end $$;
      create trigger callback_begins after insert on callback for each row execute function keep_callback_step();
      create trigger callback_moves after update on callback for each row
        when ((old.state, old.because, old.window_start, old.promised_by) is distinct from (new.state, new.because, new.window_start, new.promised_by))
        execute function keep_callback_step();

      -- the same for what counsellors did
      create table presence_step (
        id bigint generated always as identity,
        counsellor_id uuid not null,
        at timestamptz not null,
        presence text not null,
        constraint presence_step_pk primary key (id),
        constraint presence_step_counsellor_fk foreign key (counsellor_id) references counsellor (id) on delete cascade
      );
      create index presence_step_counsellor_idx on presence_step (counsellor_id, at);
      create index presence_step_age_idx on presence_step (at);
      create function keep_presence_step() returns trigger language plpgsql as $$
      begin
        insert into presence_step (counsellor_id, at, presence) values (new.id, new.presence_since, new.presence);
        return null;
      end $$;
      create trigger counsellor_begins after insert on counsellor for each row execute function keep_presence_step();
      create trigger counsellor_moves after update on counsellor for each row
        when (old.presence is distinct from new.presence) execute function keep_presence_step();

      -- how each promise to call somebody came out
      create table promise_verdict (
        callback_id uuid not null,
        window_start timestamptz not null,
        promised_by timestamptz not null,
        site_id uuid not null,
        route_id uuid not null,
        verdict text not null,
        late_seconds int,
        cause text,
        constraint promise_verdict_pk primary key (callback_id, window_start, promised_by),
        constraint promise_verdict_callback_fk foreign key (callback_id) references callback (id) on delete cascade,
        constraint promise_verdict_verdict check (verdict in ('kept', 'open', 'released', 'late')),
        constraint promise_verdict_late check ((verdict = 'late') = (late_seconds is not null and cause is not null))
      );
      create index promise_verdict_due_idx on promise_verdict (promised_by, site_id);
      create index promise_verdict_open_idx on promise_verdict (promised_by) where verdict = 'open';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table promise_verdict;
      drop trigger counsellor_begins on counsellor;
      drop trigger counsellor_moves on counsellor;
      drop function keep_presence_step;
      drop table presence_step;
      drop trigger callback_begins on callback;
      drop trigger callback_moves on callback;
      drop function keep_callback_step;
      drop table callback_step;
      alter table callback drop because_rule;
    `);
  }
}
