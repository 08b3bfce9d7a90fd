import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ConsentLedger1764000000038 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table consent_event
        drop constraint consent_event_channel,
        drop constraint consent_event_action,
        add kind text,
        add subject_role text not null default 'patient',
        -- empty: the whole of its kind; else what it is limited to, such as {"recipient": "..."}
        add scope jsonb not null default '{}',
        add text_sha256 text,
        add language text,
        -- user:<id>, source:<id>; null: the person by themselves
        add captured_by text,
        -- <key id>:<hex>, keyed: nobody finds an address from it without our keys
        add ip_hash text,
        add user_agent text,
        add recording_ref uuid,
        add effective_at timestamptz,
        add expires_at timestamptz,
        add expires_event text,
        -- of a revocation: when they wrote or said it, and until when it had to be honoured; it binds from effective_at
        add stated_at timestamptz,
        add honour_by timestamptz;
      alter table consent_event disable trigger consent_event_append_only;
      update consent_event set
        kind = case channel when 'call' then 'call_live' else channel end,
        effective_at = received_at,
        channel = case
          when evidence ? 'leadId' and evidence ? 'sourceId' then 'api'
          when evidence ? 'textId' then 'text'
          when evidence ->> 'source' = 'written' then 'letter'
          when evidence ->> 'source' = 'verbal' then 'voice'
          when evidence ->> 'source' = 'form' then 'form'
          when evidence ->> 'userId' is not null then 'staff'
          else 'unknown' end,
        captured_by = case
          when evidence ->> 'sourceId' is not null then 'source:' || (evidence ->> 'sourceId')
          when evidence ->> 'userId' is not null then 'user:' || (evidence ->> 'userId') end;
      update consent_event e set subject_role = 'caller'
        from lead l where e.evidence ->> 'leadId' = l.id::text and l.about_someone_else;
      alter table consent_event enable trigger consent_event_append_only;
      alter table consent_event
        alter kind set not null,
        alter effective_at set not null,
        add constraint consent_event_kind
          check (kind in ('call_live', 'call_auto', 'sms', 'recording', 'part2_tpo', 'part2_named', 'vob')),
        add constraint consent_event_action check (action in ('grant', 'deny', 'revoke', 'expire', 'freeze', 'unfreeze')),
        add constraint consent_event_subject_role check (subject_role in ('patient', 'caller', 'guardian')),
        add constraint consent_event_channel check (channel in
          ('form', 'api', 'phone', 'key', 'text', 'page', 'letter', 'voice', 'staff', 'carrier', 'unknown')),
        add constraint consent_event_text_sha256 check (text_sha256 ~ '^[0-9a-f]{64}$'),
        -- 42 CFR 2.33(a)(2), 47 CFR 64.1200(a)(10): it binds when it comes, whatever date it bears
        add constraint consent_event_binds_on_receipt check (action <> 'revoke' or effective_at <= received_at);
      drop index consent_event_person_idx;
      create index consent_event_fold_idx on consent_event (person_id, kind);

      -- a process of the release before this one writes 'call' or 'sms' as the channel, and no kind
      create function consent_event_of_before() returns trigger language plpgsql as $$
        begin
          new.kind := case new.channel when 'call' then 'call_live' else new.channel end;
          new.channel := 'unknown';
          new.effective_at := new.received_at;
          return new;
        end $$;
      create trigger consent_event_of_before before insert on consent_event
        for each row when (new.kind is null) execute function consent_event_of_before();

      -- a number that must not be contacted is kept as a keyed hash: it outlives the person, and tells nobody who they were.
      -- The hash needs a key that no migration knows: rows from before are hashed when a process starts, and lose their number then.
      alter table suppression
        alter e164 drop not null,
        add number_hash bytea,
        add key_id text,
        add constraint suppression_of_a_number check ((e164 is null) <> (number_hash is null)),
        add constraint suppression_hash_with_key check ((number_hash is null) = (key_id is null));
      create unique index suppression_one_hash_in_force on suppression (number_hash, channel) where lifted_at is null;
    `);
  }

  /** What the release before could not say is lost with it: kinds and actions that it did not know, and numbers that only a hash is left of. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index suppression_one_hash_in_force;
      delete from suppression where e164 is null;
      alter table suppression drop number_hash, drop key_id, alter e164 set not null;
      drop trigger consent_event_of_before on consent_event;
      drop function consent_event_of_before();
      drop index consent_event_fold_idx;
      alter table consent_event disable trigger consent_event_append_only;
      delete from consent_event where kind not in ('call_live', 'sms') or action not in ('grant', 'deny', 'revoke') or scope <> '{}';
      alter table consent_event drop constraint consent_event_channel;
      update consent_event set channel = case kind when 'call_live' then 'call' else kind end;
      alter table consent_event enable trigger consent_event_append_only;
      alter table consent_event
        drop kind, drop subject_role, drop scope, drop text_sha256, drop language, drop captured_by, drop ip_hash, drop user_agent,
        drop recording_ref, drop effective_at, drop expires_at, drop expires_event, drop stated_at, drop honour_by,
        drop constraint consent_event_action,
        add constraint consent_event_channel check (channel in ('call', 'sms')),
        add constraint consent_event_action check (action in ('grant', 'deny', 'revoke'));
      create index consent_event_person_idx on consent_event (person_id, channel, received_at desc, id desc);
    `);
  }
}
