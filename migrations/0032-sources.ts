import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Sources1764000000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table source
        add kind text not null default 'website',
        -- whether its word that somebody consented counts
        add trust text not null default 'own',
        add allowed_origins text[] not null default '{}',
        -- null: all
        add fields text[],
        add per_minute int,
        add per_day int,
        add default_programme text,
        add default_language text,
        add constraint source_kind check (kind in ('website', 'partner')),
        add constraint source_trust check (trust in ('own', 'partner', 'untrusted')),
        add constraint source_caps check (per_minute between 1 and 10000 and per_day between 1 and 1000000),
        -- of the first key, for processes of the release before; keys have rows of their own now
        alter key_hash drop not null;

      -- several at once, so that a key can be changed without a lead being refused
      create table source_key (
        id uuid not null,
        source_id uuid not null,
        key_hash bytea not null,
        -- its first characters, to tell it from others; null for those that were made before we kept it
        prefix text,
        created_by uuid,
        created_at timestamptz not null,
        last_used_at timestamptz,
        ends_at timestamptz,
        constraint source_key_pk primary key (id),
        constraint source_key_source_fk foreign key (source_id) references source (id),
        constraint source_key_key_hash_unique unique (key_hash)
      );
      create index source_key_source_idx on source_key (source_id, created_at);
      insert into source_key (id, source_id, key_hash, created_by, created_at)
        select gen_random_uuid(), id, key_hash, created_by, created_at from source;

      -- posts that became no lead, counted
      create table source_refusal (
        source_id uuid not null,
        day date not null,
        reason text not null,
        posts int not null,
        constraint source_refusal_pk primary key (source_id, day, reason),
        constraint source_refusal_source_fk foreign key (source_id) references source (id)
      );

      -- a made-up contact that one source was given: whoever sends it had it from there
      create table canary (
        id uuid not null,
        source_id uuid not null,
        e164 text not null,
        planted_by uuid not null,
        planted_at timestamptz not null,
        constraint canary_pk primary key (id),
        constraint canary_source_fk foreign key (source_id) references source (id),
        constraint canary_user_fk foreign key (planted_by) references staff_user (id),
        constraint canary_e164_unique unique (e164)
      );
      create index canary_source_idx on canary (source_id, planted_at);

      -- what is odd about a lead; most have none
      create table lead_mark (
        lead_id uuid not null,
        mark text not null,
        canary_id uuid,
        constraint lead_mark_pk primary key (lead_id, mark),
        constraint lead_mark_lead_fk foreign key (lead_id) references lead (id),
        constraint lead_mark_canary_fk foreign key (canary_id) references canary (id),
        constraint lead_mark_known check (mark in ('unproven-consent', 'canary')),
        constraint lead_mark_names_its_canary check ((mark = 'canary') = (canary_id is not null))
      );
      create index lead_mark_canary_idx on lead_mark (canary_id) where canary_id is not null;
      create index lead_source_idx on lead (source_id, received_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index lead_source_idx;
      drop table lead_mark;
      drop table canary;
      drop table source_refusal;
      -- one key is left to each source: the newest that still works, else none that anybody has
      update source s set key_hash = coalesce(
        (select k.key_hash from source_key k where k.source_id = s.id and (k.ends_at is null or k.ends_at > now())
         order by k.created_at desc limit 1),
        sha256(convert_to(s.id::text, 'UTF8')));
      drop table source_key;
      alter table source
        alter key_hash set not null,
        drop constraint source_caps,
        drop constraint source_trust,
        drop constraint source_kind,
        drop default_language,
        drop default_programme,
        drop per_day,
        drop per_minute,
        drop fields,
        drop allowed_origins,
        drop trust,
        drop kind;
    `);
  }
}
