import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PartiesAndMerges1764000000037 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- who has which part in an intake: who it is about, who speaks with us, who else is in it
      create table intake_party (
        intake_id uuid not null,
        person_id uuid not null,
        roles text[] not null,
        since timestamptz not null,
        -- null: the program, by what arrived
        by_user_id uuid,
        constraint intake_party_pk primary key (intake_id, person_id),
        constraint intake_party_intake_fk foreign key (intake_id) references intake (id),
        constraint intake_party_person_fk foreign key (person_id) references person (id),
        constraint intake_party_user_fk foreign key (by_user_id) references staff_user (id),
        constraint intake_party_roles check (cardinality(roles) > 0
          and roles <@ array['patient', 'caller', 'family', 'friend', 'professional', 'employer', 'court'])
      );
      create unique index intake_party_one_patient on intake_party (intake_id) where 'patient' = any(roles);
      create index intake_party_person_idx on intake_party (person_id);
      insert into intake_party (intake_id, person_id, roles, since)
        select i.id, i.person_id, case when f.about_somebody then array['caller'] else array['caller', 'patient'] end, i.opened_at
        from intake i cross join lateral (
          select coalesce(bool_and(l.about_someone_else), false) as about_somebody from lead l where l.intake_id = i.id) f;
      -- those whom a relative asked for were no person of their own so far
      create temporary table unnamed on commit drop as
        select gen_random_uuid() as person_id, i.id as intake_id, i.opened_at, p.language
        from intake i join person p on p.id = i.person_id
        where not exists (select from intake_party y where y.intake_id = i.id and 'patient' = any(y.roles));
      insert into person (id, language, created_at) select person_id, language, opened_at from unnamed;
      insert into intake_party (intake_id, person_id, roles, since) select intake_id, person_id, array['patient'], opened_at from unnamed;
      drop table unnamed;

      create table person_merge (
        id uuid not null,
        person_id uuid not null,
        into_id uuid not null,
        reason text not null,
        by_user_id uuid not null,
        at timestamptz not null,
        undone_at timestamptz,
        undone_by uuid,
        undone_reason text,
        constraint person_merge_pk primary key (id),
        constraint person_merge_person_fk foreign key (person_id) references person (id),
        constraint person_merge_into_fk foreign key (into_id) references person (id),
        constraint person_merge_by_fk foreign key (by_user_id) references staff_user (id),
        constraint person_merge_undone_by_fk foreign key (undone_by) references staff_user (id),
        constraint person_merge_not_itself check (person_id <> into_id),
        constraint person_merge_undone check ((undone_at is null) = (undone_by is null) and (undone_at is null) = (undone_reason is null))
      );
      -- one way up from everybody
      create unique index person_merge_one_way on person_merge (person_id) where undone_at is null;
      create index person_merge_into_idx on person_merge (into_id) where undone_at is null;
      -- rows that a merge changed, as they were and as it left them: undoing puts back what nobody has touched since
      create table merge_change (
        merge_id uuid not null,
        row_of text not null,
        row_id uuid not null,
        before jsonb not null,
        after jsonb not null,
        constraint merge_change_pk primary key (merge_id, row_id),
        constraint merge_change_merge_fk foreign key (merge_id) references person_merge (id),
        constraint merge_change_row_of check (row_of in ('intake', 'callback'))
      );

      -- the consent events that count for a person: their own, and those of whom they were merged into, from then on
      create function consents_of(member uuid) returns setof consent_event language sql stable rows 5 as $$
        with recursive way(id, since) as (
          select member, '-infinity'::timestamptz
          union all select m.into_id, m.at from way join person_merge m on m.person_id = way.id and m.undone_at is null)
        select e.* from way join consent_event e on e.person_id = way.id and e.received_at > way.since
      $$;

      -- somebody asked for a person, and was told what everybody is told
      create table inquiry (
        id uuid not null,
        -- keyed hashes: who asks, and whom they ask for
        asked_by bytea,
        asked_for bytea,
        note text not null,
        by_user_id uuid not null,
        at timestamptz not null,
        constraint inquiry_pk primary key (id),
        constraint inquiry_user_fk foreign key (by_user_id) references staff_user (id)
      );
      create index inquiry_asked_by_idx on inquiry (asked_by, at);
      create index inquiry_asked_for_idx on inquiry (asked_for, at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table inquiry;
      drop function consents_of;
      drop table merge_change;
      drop table person_merge;
      drop table intake_party;
    `);
  }
}
