import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RetrySteps1764000000024 implements MigrationInterface {
  /** A site's waits become quick tries of the same length, as a new version: the old ones tell by what somebody was called. */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      insert into site_policy (site_id, kind, version, body, reason, created_at)
        select site_id, kind, version + 1,
          jsonb_build_object('maxAttempts', body -> 'maxAttempts', 'weekendTries', 1,
            'dayPartsFrom', '{"morning": 8, "midday": 11, "afternoon": 14, "evening": 17, "night": 20}'::jsonb,
            'steps', (select jsonb_object_agg(key, (
                select coalesce(jsonb_agg(jsonb_build_object('afterSeconds', ceil(wait::numeric)) order by place), '[]')
                from jsonb_array_elements_text(value) with ordinality as waits (wait, place)))
              from jsonb_each(body -> 'delaysInSeconds') where key not in ('reached', 'wrong-number', 'do-not-call'))),
          'Every wait is a step now', now()
        from (select distinct on (site_id) * from site_policy where kind = 'retry' order by site_id, version desc) newest
        where body ? 'delaysInSeconds';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from site_policy where kind = 'retry' and body ? 'steps'`);
  }
}
