import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Forms1764000000034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- the public form of a source; its address holds this slug and never the source's key
      create table source_form (
        source_id uuid not null,
        slug text not null,
        languages text[] not null,
        framed_by text[] not null,
        enabled boolean not null,
        changed_by uuid,
        changed_at timestamptz not null,
        constraint source_form_pk primary key (source_id),
        constraint source_form_source_fk foreign key (source_id) references source (id),
        constraint source_form_user_fk foreign key (changed_by) references staff_user (id),
        constraint source_form_slug_unique unique (slug),
        constraint source_form_slug check (slug ~ '^[a-z0-9]([a-z0-9-]{1,58})[a-z0-9]$'),
        constraint source_form_languages check (cardinality(languages) > 0 and languages <@ array['en', 'es'])
      );

      -- what a person reads before it is a lead. What was sent is sealed: nobody knows yet whose it is
      create table lead_review (
        id uuid not null,
        source_id uuid not null,
        site_id uuid not null,
        -- the same thing sent twice is one row
        key text not null,
        reference text not null,
        reasons text[] not null,
        danger boolean not null,
        language text not null,
        received_at timestamptz not null,
        sealed bytea not null,
        state text not null,
        decided_at timestamptz,
        decided_by uuid,
        rejected_because text,
        lead_id uuid,
        constraint lead_review_pk primary key (id),
        constraint lead_review_source_fk foreign key (source_id) references source (id),
        constraint lead_review_site_fk foreign key (site_id) references site (id),
        constraint lead_review_user_fk foreign key (decided_by) references staff_user (id),
        constraint lead_review_lead_fk foreign key (lead_id) references lead (id),
        constraint lead_review_key_unique unique (source_id, key),
        constraint lead_review_state check (state in ('waiting', 'accepting', 'accepted', 'rejected')),
        constraint lead_review_decided check ((state = 'waiting') = (decided_at is null)),
        constraint lead_review_lead check ((state = 'accepted') = (lead_id is not null)),
        constraint lead_review_reason check ((state = 'rejected') = (rejected_because is not null)),
        constraint lead_review_named_reasons check (cardinality(reasons) > 0)
      );
      create index lead_review_open_idx on lead_review (received_at) where state in ('waiting', 'accepting');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table lead_review; drop table source_form');
  }
}
