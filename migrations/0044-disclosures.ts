import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Disclosures1764000000044 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- who works for us and gets data of people to do so, by agreement
      create table vendor (
        id uuid not null,
        -- as the program names it: twilio
        key text not null,
        name text not null,
        services text[] not null,
        -- of the business associate agreement
        baa_on date,
        -- bound by 42 CFR part 2 in writing
        qsoa boolean not null,
        -- from this day on nothing goes there
        ends_on date,
        added_at timestamptz not null,
        -- null: the sample site
        added_by uuid,
        constraint vendor_pk primary key (id),
        constraint vendor_added_by_fk foreign key (added_by) references staff_user (id),
        constraint vendor_key check (key ~ '^[a-z][a-z0-9-]{1,39}$'),
        constraint vendor_services check (cardinality(services) > 0)
      );
      create unique index vendor_one_without_end on vendor (key) where ends_on is null;

      -- everything about a person that left for somebody else, and every try that was stopped
      create table disclosure (
        id uuid not null,
        outcome text not null,
        person_id uuid not null,
        intake_id uuid,
        -- null: the program
        by_user_id uuid,
        recipient_name text not null,
        recipient_kind text not null,
        -- who carries it for us; null: nobody between
        vendor text,
        purpose text not null,
        channel text not null,
        -- groups of fields: what was wanted, and what may go
        wanted text[] not null,
        fields text[] not null,
        basis text not null,
        consent_id uuid,
        -- what the law wants to know of a basis that is no consent
        basis_facts jsonb not null default '{}',
        -- what went along with it
        scope_text text,
        notice_version text,
        -- SHA-256 of what went out; null: it was spoken, or handed over by hand
        payload_hash text,
        -- of a try that was stopped: the code, the sentence and where that is written
        reason text,
        because text,
        rule text,
        at timestamptz not null,
        confidentiality text not null default 'part2',
        constraint disclosure_pk primary key (id),
        constraint disclosure_person_fk foreign key (person_id) references person (id),
        constraint disclosure_intake_fk foreign key (intake_id) references intake (id),
        constraint disclosure_user_fk foreign key (by_user_id) references staff_user (id),
        constraint disclosure_consent_fk foreign key (consent_id) references consent_event (id),
        constraint disclosure_outcome check (outcome in ('made', 'blocked')),
        constraint disclosure_basis check (basis in ('consent', 'emergency', 'own-request', 'service-organization')),
        constraint disclosure_made check (outcome <> 'made' or (cardinality(fields) > 0 and fields <@ wanted
          and (basis = 'consent') = (consent_id is not null) and scope_text is not null and notice_version is not null and reason is null)),
        constraint disclosure_blocked check (outcome <> 'blocked' or (cardinality(fields) = 0 and payload_hash is null
          and reason is not null and because is not null and rule is not null)),
        constraint disclosure_payload_hash check (payload_hash ~ '^[0-9a-f]{64}$'),
        constraint disclosure_confidentiality check (confidentiality = 'part2')
      );
      create index disclosure_person_idx on disclosure (person_id, at);
      create index disclosure_user_idx on disclosure (by_user_id, at) where by_user_id is not null;
      create trigger disclosure_append_only before update or delete on disclosure for each row execute function refuse_change();

      -- what became of it on its way; none: whether it arrived is not known
      create table disclosure_result (
        disclosure_id uuid not null,
        result text not null,
        code text,
        at timestamptz not null,
        confidentiality text not null default 'part2',
        constraint disclosure_result_pk primary key (disclosure_id),
        constraint disclosure_result_disclosure_fk foreign key (disclosure_id) references disclosure (id),
        constraint disclosure_result_result check (result in ('sent', 'failed')),
        constraint disclosure_result_code check ((result = 'failed') = (code is not null)),
        constraint disclosure_result_confidentiality check (confidentiality = 'part2')
      );
      create trigger disclosure_result_append_only before update or delete on disclosure_result
        for each row execute function refuse_change();

      -- what a patient asked us not to tell (42 CFR 2.26), also where we did not agree
      create table disclosure_restriction (
        id uuid not null,
        person_id uuid not null,
        -- empty: everything
        fields text[] not null,
        -- null: to nobody
        recipient text,
        -- empty: whatever it is for
        purposes text[] not null,
        agreed boolean not null,
        reason text not null,
        set_at timestamptz not null,
        set_by uuid not null,
        lifted_at timestamptz,
        lifted_by uuid,
        lifted_reason text,
        confidentiality text not null default 'part2',
        constraint disclosure_restriction_pk primary key (id),
        constraint disclosure_restriction_person_fk foreign key (person_id) references person (id),
        constraint disclosure_restriction_set_by_fk foreign key (set_by) references staff_user (id),
        constraint disclosure_restriction_lifted_by_fk foreign key (lifted_by) references staff_user (id),
        constraint disclosure_restriction_lifted check
          ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lifted_reason is null)),
        constraint disclosure_restriction_confidentiality check (confidentiality = 'part2')
      );
      create index disclosure_restriction_person_idx on disclosure_restriction (person_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table disclosure_restriction; drop table disclosure_result; drop table disclosure; drop table vendor',
    );
  }
}
