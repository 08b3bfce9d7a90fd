import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Routes1764000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- what somebody needs: a language, maybe a programme, and skills that whoever serves it must have, in alphabetical order
      alter table route
        add programme text,
        add skills text[] not null default '{}',
        -- when its line is looked at again because time passed: later looks are not planned twice
        add next_look_at timestamptz,
        drop constraint route_site_language_unique,
        add constraint route_unique unique nulls not distinct (site_id, language, programme, skills);
      alter table counsellor add skills text[] not null default '{}';

      -- The three last columns say what other tables say, kept by triggers whoever writes those: so the best free counsellors of a route
      -- are the first rows of an index, however many there are.
      alter table counsellor_route
        add proficiency smallint not null default 3 constraint counsellor_route_proficiency check (proficiency between 1 and 5),
        add other_routes int not null default 0,
        add supervisor boolean not null default false,
        -- since when they could be offered somebody of this route; null: not available, not active, or without a skill it needs
        add free_since timestamptz;
      create index counsellor_route_free_idx
        on counsellor_route (route_id, supervisor, proficiency desc, other_routes, free_since, counsellor_id) where free_since is not null;

      -- The counsellor is locked first, as everybody does who writes their routes.
      create function keep_counsellor_routes(of_counsellor uuid) returns void language plpgsql as $$
      begin
        perform from counsellor where id = of_counsellor for no key update;
        update counsellor_route r set other_routes = n.other_routes, supervisor = n.supervisor, free_since = n.free_since
        from (
          select s.route_id, (count(*) over ())::int - 1 as other_routes, 'manager' = any (u.roles) as supervisor,
            case when c.presence = 'available' and u.active and c.skills @> t.skills then c.presence_since end as free_since
          from counsellor_route s join counsellor c on c.id = s.counsellor_id join staff_user u on u.id = c.id join route t on t.id = s.route_id
          where s.counsellor_id = of_counsellor) n
        where r.counsellor_id = of_counsellor and r.route_id = n.route_id
          and (r.other_routes, r.supervisor, r.free_since) is distinct from (n.other_routes, n.supervisor, n.free_since);
      end $$;

      create function counsellor_changed() returns trigger language plpgsql as $$
        begin perform keep_counsellor_routes(new.id); return null; end $$;
      create trigger counsellor_changed after update on counsellor for each row
        when ((old.presence, old.presence_since, old.skills) is distinct from (new.presence, new.presence_since, new.skills))
        execute function counsellor_changed();
      create trigger counsellor_changed after update on staff_user for each row
        when ((old.roles, old.active) is distinct from (new.roles, new.active))
        execute function counsellor_changed();

      create function counsellor_routes_changed() returns trigger language plpgsql as $$
        begin perform keep_counsellor_routes(coalesce(new.counsellor_id, old.counsellor_id)); return null; end $$;
      create trigger counsellor_routes_changed after insert or delete on counsellor_route for each row
        execute function counsellor_routes_changed();

      create function route_skills_changed() returns trigger language plpgsql as $$
        begin
          perform keep_counsellor_routes(counsellor_id) from (
            select counsellor_id from counsellor_route where route_id = new.id order by counsellor_id) served;
          return null;
        end $$;
      create trigger route_skills_changed after update on route for each row
        when (old.skills is distinct from new.skills) execute function route_skills_changed();

      -- callers whom the site wants connected to its partner when they have waited long enough; once for each place in line
      alter table queue_entry add partner_asked_at timestamptz;
      create index queue_entry_caller_waiting_idx on queue_entry (route_id, arrived_at)
        where state = 'waiting' and inbound_call_id is not null and urgency = 'standard' and partner_asked_at is null;
      alter table inbound_call drop constraint inbound_call_stage, add constraint inbound_call_stage check (stage in
        ('greeting', 'waiting', 'connecting', 'talking', 'keeping-place', 'leaving-message', 'crisis-line', 'partner-line', 'closed-menu', 'ended'));

      select keep_counsellor_routes(id) from counsellor;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update inbound_call set stage = 'waiting' where stage = 'partner-line';
      alter table inbound_call drop constraint inbound_call_stage, add constraint inbound_call_stage check (stage in
        ('greeting', 'waiting', 'connecting', 'talking', 'keeping-place', 'leaving-message', 'crisis-line', 'closed-menu', 'ended'));
      alter table queue_entry drop partner_asked_at;
      drop trigger route_skills_changed on route;
      drop trigger counsellor_routes_changed on counsellor_route;
      drop trigger counsellor_changed on staff_user;
      drop trigger counsellor_changed on counsellor;
      drop function route_skills_changed, counsellor_routes_changed, counsellor_changed, keep_counsellor_routes;
      alter table counsellor_route drop free_since, drop supervisor, drop other_routes, drop proficiency;
      alter table counsellor drop skills;
      alter table route drop constraint route_unique, drop next_look_at, drop skills, drop programme,
        add constraint route_site_language_unique unique (site_id, language);
    `);
  }
}
