import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SitePolicies1764000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a site decides for itself, as data. A version is never changed: somebody was called, or not called, by it.
      create table site_policy (
        site_id uuid not null constraint site_policy_site_fk references site (id),
        kind text not null,
        version integer not null,
        body jsonb not null,
        reason text not null,
        created_by uuid constraint site_policy_user_fk references staff_user (id),
        created_at timestamptz not null,
        constraint site_policy_pk primary key (site_id, kind, version),
        constraint site_policy_version check (version >= 1)
      );
      insert into site_policy (site_id, kind, version, body, reason, created_at)
        select id, 'retry', 1, retry_policy, 'Moved here from the site', created_at from site where retry_policy is not null;
      alter table site drop retry_policy;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table site add retry_policy jsonb;
      update site s set retry_policy = (select body from site_policy p where p.site_id = s.id and p.kind = 'retry' order by version desc limit 1);
      drop table site_policy;
    `);
  }
}
