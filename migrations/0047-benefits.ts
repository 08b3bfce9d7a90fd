import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Benefits1764000000047 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- a question to an insurer about one intake: what it covers of the treatment
      create table benefits_request (
        id uuid not null,
        confidentiality text not null default 'part2',
        intake_id uuid not null,
        -- the patient, whose consent it needs
        person_id uuid not null,
        payer_name text not null,
        -- how two spellings of one insurer are one
        payer_key text not null,
        -- under which the clearing house reaches it
        payer_code text,
        -- sealed: member number, names and birth dates as the insurer has them
        insured bytea not null,
        -- its last two
        member_hint text not null,
        service_types text[] not null,
        way text not null,
        state text not null,
        -- why it stands so, in words
        because text not null,
        owner_user_id uuid,
        owner_team text,
        due_at timestamptz,
        -- what whoever talks with the person may tell them
        expected_by timestamptz not null,
        -- names the question; the answer repeats it, and so does a second try
        trace text not null,
        attempts int not null default 0,
        next_try_at timestamptz,
        claim uuid,
        claimed_until timestamptz,
        asked_by uuid not null,
        asked_at timestamptz not null,
        state_since timestamptz not null,
        -- when somebody's consent was last looked at
        looked_at timestamptz not null,
        ended_at timestamptz,
        constraint benefits_request_pk primary key (id),
        constraint benefits_request_intake_fk foreign key (intake_id) references intake (id),
        constraint benefits_request_person_fk foreign key (person_id) references person (id),
        constraint benefits_request_owner_fk foreign key (owner_user_id) references staff_user (id),
        constraint benefits_request_asked_by_fk foreign key (asked_by) references staff_user (id),
        constraint benefits_request_trace_unique unique (trace),
        constraint benefits_request_part2 check (confidentiality = 'part2'),
        constraint benefits_request_owner_team check (owner_team in ('counsellors', 'managers')),
        constraint benefits_request_way check (way in ('phone', 'electronic', 'outside')),
        constraint benefits_request_state
          check (state in ('asked', 'waiting-for-consent', 'in-progress', 'answered', 'failed', 'cancelled')),
        constraint benefits_request_ended check ((state in ('answered', 'cancelled')) = (ended_at is not null)),
        constraint benefits_request_reachable check (way <> 'electronic' or payer_code is not null),
        -- promise 1: what is open has a time and an owner
        constraint benefits_request_never_forgotten check (
          ended_at is not null or (due_at is not null and (owner_user_id is not null or owner_team is not null))
        ),
        constraint benefits_request_claimed check ((claim is null) = (claimed_until is null))
      );
      create unique index benefits_request_one_open on benefits_request (intake_id, payer_key) where ended_at is null;
      create index benefits_request_intake_idx on benefits_request (intake_id, asked_at);
      create index benefits_request_person_idx on benefits_request (person_id);
      create index benefits_request_due_idx on benefits_request (due_at, id) where ended_at is null;
      create index benefits_request_ended_idx on benefits_request (ended_at, id) where ended_at is not null;
      create index benefits_request_try_idx on benefits_request (next_try_at) where next_try_at is not null;

      -- every time that the insurer was told something, and what came of it
      create table benefits_try (
        id uuid not null,
        confidentiality text not null default 'part2',
        request_id uuid not null,
        -- of the interchange: no two are the same
        control int generated always as identity,
        way text not null,
        by_user_id uuid,
        -- what was told, by which consent and with which notice: written in the same transaction, a moment later
        disclosure_id uuid not null,
        begun_at timestamptz not null,
        ended_at timestamptz,
        outcome text,
        -- in words
        sentence text,
        -- a code for the operator: CERT_HAS_EXPIRED, status 503
        detail text,
        -- sealed: what came and does not count
        raw bytea,
        constraint benefits_try_pk primary key (id),
        constraint benefits_try_request_fk foreign key (request_id) references benefits_request (id),
        constraint benefits_try_user_fk foreign key (by_user_id) references staff_user (id),
        constraint benefits_try_disclosure_fk foreign key (disclosure_id) references disclosure (id) deferrable initially deferred,
        constraint benefits_try_disclosure_unique unique (disclosure_id),
        constraint benefits_try_part2 check (confidentiality = 'part2'),
        constraint benefits_try_way check (way in ('phone', 'electronic', 'outside')),
        constraint benefits_try_ended check ((ended_at is null) = (outcome is null) and (outcome is null) = (sentence is null))
      );
      create index benefits_try_request_idx on benefits_try (request_id, begun_at);

      -- what insurers said: never changed, a later one stands beside it
      create table benefits_answer (
        id uuid not null,
        confidentiality text not null default 'part2',
        request_id uuid not null,
        try_id uuid not null,
        way text not null,
        active boolean,
        plan_name text,
        copay_cents int,
        -- 100 are one percent
        coinsurance_basis_points int,
        deductible_cents int,
        deductible_left_cents int,
        out_of_pocket_cents int,
        out_of_pocket_left_cents int,
        prior_authorization boolean,
        in_network boolean,
        limits jsonb not null,
        plan_begins date,
        plan_ends date,
        -- line by line, as an electronic answer gives them
        lines jsonb not null,
        -- on the phone: who said it, and under which number they wrote it down
        said_by text,
        reference_number text,
        note text,
        -- sealed: as it came
        raw bytea,
        raw_type text,
        recorded_by uuid,
        received_at timestamptz not null,
        constraint benefits_answer_pk primary key (id),
        constraint benefits_answer_request_fk foreign key (request_id) references benefits_request (id),
        constraint benefits_answer_try_fk foreign key (try_id) references benefits_try (id),
        constraint benefits_answer_recorded_by_fk foreign key (recorded_by) references staff_user (id),
        -- a try is answered once
        constraint benefits_answer_try_unique unique (try_id),
        constraint benefits_answer_part2 check (confidentiality = 'part2'),
        constraint benefits_answer_money check (least(copay_cents, coinsurance_basis_points, deductible_cents, deductible_left_cents,
          out_of_pocket_cents, out_of_pocket_left_cents) >= 0 and coinsurance_basis_points <= 10000),
        constraint benefits_answer_by_phone check (way <> 'phone' or (said_by is not null and reference_number is not null)),
        constraint benefits_answer_raw check ((raw is null) = (raw_type is null))
      );
      create index benefits_answer_request_idx on benefits_answer (request_id, received_at);
      create trigger benefits_answer_append_only before update or delete on benefits_answer
        for each row execute function refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table benefits_answer; drop table benefits_try; drop table benefits_request');
  }
}
