import type { MigrationInterface, QueryRunner } from 'typeorm';

const keepCounsellorRoutes = (freeSince: string): string => `
      create or replace function keep_counsellor_routes(of_counsellor uuid) returns void language plpgsql as $$
      begin
        perform from counsellor where id = of_counsellor for no key update;
        update counsellor_route r set other_routes = n.other_routes, supervisor = n.supervisor, free_since = n.free_since
        from (
          select s.route_id, (count(*) over ())::int - 1 as other_routes, 'manager' = any (u.roles) as supervisor,
            case when c.presence = 'available' and u.active and c.skills @> t.skills then ${freeSince} end as free_since
          from counsellor_route s join counsellor c on c.id = s.counsellor_id join staff_user u on u.id = c.id join route t on t.id = s.route_id
          where s.counsellor_id = of_counsellor) n
        where r.counsellor_id = of_counsellor and r.route_id = n.route_id
          and (r.other_routes, r.supervisor, r.free_since) is distinct from (n.other_routes, n.supervisor, n.free_since);
      end $$;`;

export class TalkWeights1764000000043 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- what their last talk counts, in seconds: so much later they count as idle among the others
      alter table counsellor add talk_weight_seconds int not null default 0
        constraint counsellor_talk_weight check (talk_weight_seconds >= 0);
      ${keepCounsellorRoutes('c.presence_since + make_interval(secs => c.talk_weight_seconds)')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${keepCounsellorRoutes('c.presence_since')}
      alter table counsellor drop talk_weight_seconds;
      select keep_counsellor_routes(id) from counsellor;
    `);
  }
}
