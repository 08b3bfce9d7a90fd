import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TrackingNumbers1764000000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- our own numbers that a website shows in place of the site's: which one is dialled tells the campaign, never the person
      create table tracking_number (
        id uuid not null,
        site_id uuid not null,
        e164 text not null,
        added_at timestamptz not null,
        retired_at timestamptz,
        -- the one campaign that shows it now, or showed it last: calls come later than the page was read
        campaign_hash bytea,
        attribution_id uuid,
        held_until timestamptz,
        constraint tracking_number_pk primary key (id),
        constraint tracking_number_site_fk foreign key (site_id) references site (id),
        constraint tracking_number_attribution_fk foreign key (attribution_id) references attribution (id),
        constraint tracking_number_e164_unique unique (e164),
        constraint tracking_number_held check (
          (campaign_hash is null) = (attribution_id is null) and (campaign_hash is null) = (held_until is null))
      );
      -- a campaign has one number at a time, however many visitors ask at once
      create unique index tracking_number_one_per_campaign on tracking_number (site_id, campaign_hash) where retired_at is null;
      create index tracking_number_free_idx on tracking_number (site_id, held_until) where retired_at is null;

      -- which number a visit was shown, for half an hour; a visit is a random word of the website, kept as its hash
      create table number_session (
        session_hash bytea not null,
        tracking_number_id uuid not null,
        attribution_id uuid not null,
        held_until timestamptz not null,
        constraint number_session_pk primary key (session_hash),
        constraint number_session_number_fk foreign key (tracking_number_id) references tracking_number (id)
      );
      create index number_session_age_idx on number_session (held_until);

      alter table inbound_call add attribution_id uuid;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table inbound_call drop attribution_id;
      drop table number_session;
      drop table tracking_number;
    `);
  }
}
