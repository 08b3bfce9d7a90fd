import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CarrierWatch1764000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- a finding is settled by somebody, for a reason; its id is the subject of the alert about it
      alter table carrier_finding
        add id uuid not null default gen_random_uuid(),
        add settled_at timestamptz,
        add settled_by uuid,
        add settled_reason text,
        add constraint carrier_finding_settler_fk foreign key (settled_by) references staff_user (id),
        add constraint carrier_finding_settled_whole check
          ((settled_at is null) = (settled_by is null) and (settled_at is null) = (settled_reason is null));
      update carrier_finding set id = left(encode(sha256(convert_to(carrier_sid, 'UTF8')), 'hex'), 32)::uuid;
      -- what was cut from a hash becomes an id that addresses take: version 8, RFC 9562
      update carrier_finding set id = overlay(overlay(id::text placing '8' from 15 for 1) placing '8' from 20 for 1)::uuid;
      update alert set subject_id = overlay(overlay(subject_id::text placing '8' from 15 for 1) placing '8' from 20 for 1)::uuid
        where subject_type in ('carrier', 'carrier-finding');
      alter table carrier_finding add constraint carrier_finding_id_unique unique (id);
      create index carrier_finding_human_idx on carrier_finding (found_at, id) where needs_human;

      -- the sites from whose number calls are refused as from a spammer, while it lasts
      create table labelled_number (
        site_id uuid not null,
        labelled_since timestamptz not null,
        constraint labelled_number_pk primary key (site_id),
        constraint labelled_number_site_fk foreign key (site_id) references site (id)
      );
      create index call_leg_to_person_idx on call_leg (from_number, ended_at)
        where party = 'person' and inbound_call_id is null and ended_at is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index call_leg_to_person_idx;
      drop table labelled_number;
      drop index carrier_finding_human_idx;
      alter table carrier_finding drop settled_reason, drop settled_by, drop settled_at, drop id
    `);
  }
}
