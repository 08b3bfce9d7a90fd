import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Presence1764000000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table counsellor
        add presence_code text,
        -- chosen while an offer or a call was theirs: it takes effect when that is over
        add next_presence text,
        add next_code text,
        add next_reason text,
        -- of a wrap-up: whose site's policy counts, how often more time was asked for, until when nobody but the counsellor ends it
        add wrap_up_site_id uuid,
        add extensions integer not null default 0,
        add rest_until timestamptz,
        -- the time of the wrap-up ran out and the outcome is missing
        add overdue_since timestamptz,
        add constraint counsellor_wrap_up_site_fk foreign key (wrap_up_site_id) references site (id),
        add constraint counsellor_next_presence check (next_presence in ('break', 'offline')),
        add constraint counsellor_next_while_working check (next_presence is null or presence in ('offered', 'on-call'));
      create index counsellor_softphone_seen_idx on counsellor (softphone_seen_at)
        where device = 'softphone' and presence in ('available', 'offered');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index counsellor_softphone_seen_idx;
      alter table counsellor drop overdue_since, drop rest_until, drop extensions, drop wrap_up_site_id,
        drop next_reason, drop next_code, drop next_presence, drop presence_code;
    `);
  }
}
