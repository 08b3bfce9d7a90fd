import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows about people who asked for help, and about those who know them: open to whoever asks on behalf of somebody who may see people. */
const ofPeople = `
  appointment approval approval_decision bed_hold benefits_answer benefits_request benefits_try blocked_caller breach breach_notice
  breach_person breach_state call call_leg callback callback_attempt callback_step carrier_finding clinical_decision clock_change
  consent_event disclosure disclosure_restriction disclosure_result duty_call emergency_disclosure erasure_request flag hand_over
  idempotency_record inbound_call inquiry intake intake_aside intake_note intake_note_version intake_override intake_party known_name
  lead lead_import lead_import_row lead_mark lead_replay lead_review legal_hold legal_request match_key merge_change offer own_page_step
  person person_merge phone_number placement_step promise_verdict promised_wall_time queue_entry raw_submission record_opening recording
  referral refused_submission screening_answer screening_draft shared_number stage_change suppression telephony_step text_message
  waitlist_entry`
  .trim()
  .split(/\s+/);

/** Written once: the program adds to them, and takes nothing back. */
const writtenOnce = ['audit_entry', 'audit_link', 'audit_head', 'clinical_signature', 'consent_text', 'script_version'];
const ofAudit = ['audit_entry', 'audit_link', 'audit_head', 'audit_unlinked'];

// Null and not false: of "is not null" the planner expects that nearly every row passes; of a boolean, that half of them do.
const has = (word: string) => `(select asker_has('${word}')) is not null`;
const wall = (table: string) => `alter table ${table} enable row level security; alter table ${table} force row level security;`;
const open = (table: string) =>
  `alter table ${table} no force row level security; alter table ${table} disable row level security;`;

/** The running program owns nothing, and PostgreSQL shows it no row of a person unless it says for whom it asks (ADR 0049). */
export class SecondWall1764000000055 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(appRole);
    await runner.query(privileges);
    await runner.query(functions);
    await runner.query(knownAs);
    for (const table of ofPeople)
      await runner.query(`${wall(table)} create policy second_wall on ${table} using (${has('people')})`);
    await runner.query(`${wall('counselling_note')} create policy second_wall on counselling_note using (${has('notes')})`);
    for (const table of ofAudit) await runner.query(wall(table));
    await runner.query(auditPolicies);
    await runner.query(searchByName);
    await runner.query(endOfAudit);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop function end_audit_entries; drop function people_named_like; drop policy owner_searches on known_name',
    );
    for (const table of [...ofPeople, 'counselling_note'])
      await runner.query(`drop policy second_wall on ${table}; ${open(table)}`);
    await runner.query(`
      drop policy asked_for on audit_entry; drop policy written on audit_entry; drop policy ended on audit_entry;
      drop policy asked_for on audit_unlinked; drop policy written on audit_unlinked; drop policy linked on audit_unlinked;
      drop policy asked_for on audit_link; drop policy made on audit_link;
      drop policy asked_for on audit_head; drop policy made on audit_head`);
    for (const table of ofAudit) await runner.query(open(table));
    await runner.query(familyBefore);
    await runner.query(`
      drop function asker_has;
      alter default privileges in schema public revoke all on tables from ringback_app;
      alter default privileges in schema public revoke all on sequences from ringback_app;
      revoke all on all tables in schema public from ringback_app;
      revoke all on all sequences in schema public from ringback_app;
      revoke usage on schema public from ringback_app`);
    // The role stays: other databases of this server may use it.
  }
}

// A role is the server's, not the database's: somebody else may have made it, or be making it now.
const appRole = `
  do $$ begin
    if not exists (select from pg_roles where rolname = 'ringback_app') then
      begin
        create role ringback_app nologin noinherit;
      exception
        when duplicate_object or unique_violation then null;
        when insufficient_privilege then
          raise exception 'The role ringback_app is missing, and % may not make it', current_user
            using hint = 'As an administrator of PostgreSQL: create role ringback_app nologin; grant ringback_app to ' || quote_ident(current_user);
      end;
    end if;
    if not pg_has_role(current_user, 'ringback_app', 'set') then
      execute format('grant ringback_app to %I with set true, inherit false', current_user);
    end if;
  end $$`;

const privileges = `
  grant usage on schema public to ringback_app;
  grant select, insert, update, delete on all tables in schema public to ringback_app;
  grant usage on all sequences in schema public to ringback_app;
  -- what later migrations make, they may narrow
  alter default privileges in schema public grant select, insert, update, delete on tables to ringback_app;
  alter default privileges in schema public grant usage on sequences to ringback_app;
  revoke update, delete on ${writtenOnce.join(', ')} from ringback_app;
  revoke update on audit_unlinked from ringback_app;
  revoke insert, update, delete on schema_migration from ringback_app`;

// ringback.asker: who asks and what is open to them, words with commas between; nothing for nobody. Inlined, and asked once a statement.
const functions = `
  create function asker_has(word text) returns boolean language sql stable parallel safe
    return nullif(word = any (string_to_array(current_setting('ringback.asker', true), ',')), false)`;

// COALESCE may leak what it compares, as far as PostgreSQL can tell, and an index behind a policy is not searched by it; CASE may not.
const knownAs = `
  create function known_as(merged_into uuid, id uuid) returns uuid language sql immutable parallel safe
    return case when merged_into is null then id else merged_into end;
  create or replace function family_of(asked uuid) returns setof uuid language sql stable rows 2 as $$
    select f.id from person p join person f on f.id = known_as(p.merged_into, p.id) or f.merged_into = known_as(p.merged_into, p.id)
    where p.id = asked
  $$`;
const familyBefore = `
  create or replace function family_of(asked uuid) returns setof uuid language sql stable rows 2 as $$
        select f.id from person p join person f on f.id = coalesce(p.merged_into, p.id) or f.merged_into = coalesce(p.merged_into, p.id)
        where p.id = asked
      $$;
  drop function known_as`;

const auditPolicies = `
  create policy asked_for on audit_entry for select using (${has('people')} or ${has('audit')});
  create policy written on audit_entry for insert with check (nullif(current_setting('ringback.asker', true), '') is not null);
  create policy ended on audit_entry for delete using (${has('program')});
  create policy asked_for on audit_unlinked for select using (${has('audit')});
  create policy written on audit_unlinked for insert with check (nullif(current_setting('ringback.asker', true), '') is not null);
  create policy linked on audit_unlinked for delete using (${has('program')});
  create policy asked_for on audit_link for select using (${has('audit')});
  create policy made on audit_link for insert with check (${has('program')});
  create policy asked_for on audit_head for select using (${has('audit')});
  create policy made on audit_head for insert with check (${has('program')})`;

// LIKE may leak what it compares, so behind a policy no index may be searched by it: the owner searches, for whoever has the word.
const searchByName = `
  create policy owner_searches on known_name for select to current_user using (true);
  create function people_named_like(part text, is_folded boolean) returns setof uuid language plpgsql stable rows 20
    security definer set search_path = pg_catalog, public as $$
    begin
      if public.asker_has('people') is null then return; end if;
      if is_folded then return query select k.person_id from public.known_name k where k.folded like '%' || part || '%';
      else return query select k.person_id from public.known_name k where k.written like '%' || part || '%';
      end if;
    end $$;
  revoke execute on function people_named_like from public;
  grant execute on function people_named_like to ringback_app`;

// While a hold stands on any record, or a legal request is open, nobody can tell which entries it will be asked for.
const endOfAudit = `
  create function end_audit_entries(before timestamptz, most integer) returns integer language plpgsql
    security definer set search_path = pg_catalog, public set ringback.erasing = 'on' as $$
    declare ended integer;
    begin
      if public.asker_has('program') is null then raise exception 'Entries of the audit end by the program alone, when their time is over'; end if;
      delete from public.audit_entry where id in (
        select id from public.audit_entry where at < least(before, now() - interval '6 years')
          and not exists (select from public.legal_hold where lifted_at is null)
          and not exists (select from public.legal_request where closed_at is null) order by at limit most);
      get diagnostics ended = row_count;
      return ended;
    end $$;
  revoke execute on function end_audit_entries from public;
  grant execute on function end_audit_entries to ringback_app`;
