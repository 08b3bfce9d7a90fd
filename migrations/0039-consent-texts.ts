import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ConsentTexts1764000000039 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- the words that somebody says yes to, exactly as they are shown: never changed, only retired
      create table consent_text (
        id uuid not null,
        site_id uuid not null,
        version text not null,
        kind text not null,
        language text not null,
        body text not null,
        -- of the body's bytes in UTF-8
        sha256 text not null,
        published_at timestamptz not null,
        published_by uuid not null,
        constraint consent_text_pk primary key (id),
        constraint consent_text_site_fk foreign key (site_id) references site (id),
        constraint consent_text_publisher_fk foreign key (published_by) references staff_user (id),
        constraint consent_text_version_unique unique (site_id, version, kind, language),
        constraint consent_text_words_unique unique (site_id, kind, sha256),
        constraint consent_text_kind
          check (kind in ('call_live', 'call_auto', 'sms', 'recording', 'part2_tpo', 'part2_named', 'vob')),
        constraint consent_text_sha256 check (sha256 ~ '^[0-9a-f]{64}$' and sha256 = encode(sha256(convert_to(body, 'UTF8')), 'hex'))
      );
      create table consent_text_retirement (
        text_id uuid not null,
        retired_at timestamptz not null,
        retired_by uuid not null,
        reason text not null,
        constraint consent_text_retirement_pk primary key (text_id),
        constraint consent_text_retirement_text_fk foreign key (text_id) references consent_text (id),
        constraint consent_text_retirement_by_fk foreign key (retired_by) references staff_user (id)
      );
      create trigger consent_text_append_only before update or delete on consent_text
        for each row execute function refuse_change();
      create trigger consent_text_retirement_append_only before update or delete on consent_text_retirement
        for each row execute function refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table consent_text_retirement; drop table consent_text');
  }
}
