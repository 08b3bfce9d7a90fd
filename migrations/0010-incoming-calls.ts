import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IncomingCalls1764000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table inbound_call (
        id uuid not null,
        site_id uuid not null,
        -- as the carrier gave it; E.164 only when it is somebody's number at all
        caller_number text,
        forwarded_from text,
        -- whose number it is: a guess, since a caller id proves nothing
        person_id uuid,
        callback_id uuid,
        route_id uuid,
        language text not null,
        stage text not null,
        stage_since timestamptz not null,
        crisis_at timestamptz,
        -- they said that they do not want to be called back
        declined_callback_at timestamptz,
        -- how a caller without a number comes back to their thread
        return_code text,
        -- none: not asked; refused, agreed
        recording_consent text not null default 'not-asked',
        -- typed on the keypad and not confirmed yet
        entered_number text,
        number_tries int not null default 0,
        -- where they asked to be called; else the number they called from
        chosen_number_id uuid,
        chose_callback text,
        message_seconds int not null default 0,
        transferred_at timestamptz,
        arrived_at timestamptz not null,
        waiting_since timestamptz,
        talked_at timestamptz,
        ended_at timestamptz,
        left_at text,
        outcome text,
        because text,
        -- webhook: we answered it; import: found at the carrier afterwards
        learnt_by text not null default 'webhook',
        constraint inbound_call_pk primary key (id),
        constraint inbound_call_site_fk foreign key (site_id) references site (id),
        constraint inbound_call_person_fk foreign key (person_id) references person (id),
        constraint inbound_call_callback_fk foreign key (callback_id) references callback (id),
        constraint inbound_call_route_fk foreign key (route_id) references route (id),
        constraint inbound_call_chosen_number_fk foreign key (chosen_number_id) references phone_number (id),
        constraint inbound_call_chose_callback check (chose_callback in ('keep-my-place', 'closed')),
        constraint inbound_call_stage check (stage in
          ('greeting', 'waiting', 'connecting', 'talking', 'keeping-place', 'leaving-message', 'crisis-line', 'closed-menu', 'ended')),
        constraint inbound_call_recording_consent check (recording_consent in ('not-asked', 'agreed', 'refused')),
        constraint inbound_call_learnt_by check (learnt_by in ('webhook', 'import')),
        constraint inbound_call_outcome check
          (outcome in ('talked', 'callback', 'voicemail', 'refused', 'too-short', 'declined-callback', 'no-number', 'transferred')),
        constraint inbound_call_one_outcome check
          ((stage = 'ended') = (ended_at is not null and outcome is not null and left_at is not null and because is not null))
      );
      create unique index inbound_call_return_code_unique on inbound_call (return_code);
      create index inbound_call_open_idx on inbound_call (arrived_at) where ended_at is null;
      create index inbound_call_person_idx on inbound_call (person_id, arrived_at);
      create index inbound_call_callback_idx on inbound_call (callback_id);
      create index inbound_call_arrived_idx on inbound_call (site_id, arrived_at);

      -- an address that the carrier may ask once. What it was answered is kept: the carrier repeats requests, and whoever captured
      -- one may repeat it much later
      create table telephony_step (
        token text not null,
        leg_id uuid not null,
        step text not null,
        minted_at timestamptz not null,
        answered_at timestamptz,
        flow jsonb,
        constraint telephony_step_pk primary key (token),
        constraint telephony_step_answered check ((answered_at is null) = (flow is null))
      );
      create index telephony_step_age_idx on telephony_step (minted_at);

      -- keeping: the caller is choosing to be called back; nobody is offered the place meanwhile
      alter table queue_entry add inbound_call_id uuid,
        drop constraint queue_entry_state,
        add constraint queue_entry_state check (state in ('waiting', 'keeping', 'offered', 'accepted', 'ended')),
        add constraint queue_entry_inbound_call_fk foreign key (inbound_call_id) references inbound_call (id);
      create unique index queue_entry_one_open_per_caller on queue_entry (inbound_call_id) where ended_at is null;

      -- a caller may wait without a number; a promise to call needs one
      alter table callback alter phone_number_id drop not null,
        drop constraint callback_origin,
        add constraint callback_origin check
          (origin in ('form', 'staff', 'live-call', 'abandoned', 'voicemail', 'keep-my-place', 'closed', 'text', 'hand-over', 'missed')),
        add constraint callback_to_a_number check
          (phone_number_id is not null or state in ('queued', 'dialling', 'awaiting-disposition', 'done', 'cancelled'));

      alter table call_leg
        add inbound_call_id uuid,
        -- the carrier's own name of the line this leg waits in
        add carrier_line text,
        add label text,
        add held_since timestamptz,
        add constraint call_leg_inbound_call_fk foreign key (inbound_call_id) references inbound_call (id),
        add constraint call_leg_inbound_call_unique unique (inbound_call_id),
        drop constraint call_leg_party,
        add constraint call_leg_party check (party in ('counsellor', 'person', 'outside', 'supervisor')),
        drop constraint call_leg_belongs,
        add constraint call_leg_belongs check (
          (party = 'counsellor' and (offer_id is not null or call_id is not null))
          or (party = 'person' and (call_id is not null or inbound_call_id is not null))
          or (party in ('outside', 'supervisor') and (call_id is not null or inbound_call_id is not null)));
      drop index call_leg_one_live_person_leg;
      create unique index call_leg_one_live_person_leg on call_leg (call_id)
        where party = 'person' and inbound_call_id is null and ended_at is null;
      drop index call_leg_one_live_per_number;
      create unique index call_leg_one_live_per_number on call_leg (to_number)
        where party = 'person' and inbound_call_id is null and ended_at is null;

      create table blocked_caller (
        id uuid not null,
        caller_number text not null,
        reason text not null,
        until timestamptz not null,
        by_user_id uuid not null,
        created_at timestamptz not null,
        lifted_at timestamptz,
        constraint blocked_caller_pk primary key (id),
        constraint blocked_caller_user_fk foreign key (by_user_id) references staff_user (id)
      );
      create index blocked_caller_number_idx on blocked_caller (caller_number) where lifted_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table blocked_caller;
      delete from call_leg where party in ('outside', 'supervisor') or inbound_call_id is not null;
      drop index call_leg_one_live_per_number;
      create unique index call_leg_one_live_per_number on call_leg (to_number) where party = 'person' and ended_at is null;
      drop index call_leg_one_live_person_leg;
      create unique index call_leg_one_live_person_leg on call_leg (call_id) where party = 'person' and ended_at is null;
      alter table call_leg drop constraint call_leg_belongs, drop constraint call_leg_party,
        drop held_since, drop label, drop carrier_line, drop inbound_call_id,
        add constraint call_leg_party check (party in ('counsellor', 'person')),
        add constraint call_leg_belongs check ((party = 'counsellor' and offer_id is not null) or (party = 'person' and call_id is not null));
      -- refused while somebody without a number has a callback: they would be lost
      alter table callback alter phone_number_id set not null, drop constraint callback_to_a_number, drop constraint callback_origin;
      update callback set origin = 'staff' where origin not in ('form', 'staff');
      alter table callback add constraint callback_origin check (origin in ('form', 'staff'));
      update queue_entry set state = 'waiting' where state = 'keeping';
      alter table queue_entry drop inbound_call_id, drop constraint queue_entry_state,
        add constraint queue_entry_state check (state in ('waiting', 'offered', 'accepted', 'ended'));
      drop table telephony_step;
      drop table inbound_call;
    `);
  }
}
