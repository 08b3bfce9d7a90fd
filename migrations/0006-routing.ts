import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Routing1764000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table queue_entry (
        id uuid not null,
        callback_id uuid not null,
        person_id uuid not null,
        route_id uuid not null,
        urgency text not null,
        last_counsellor_id uuid,
        arrived_at timestamptz not null,
        -- arrival + the target of its urgency: a static key, so an index gives the next entry and nobody starves
        deadline_at timestamptz not null,
        state text not null,
        ended_at timestamptz,
        end_reason text,
        constraint queue_entry_pk primary key (id),
        constraint queue_entry_callback_fk foreign key (callback_id) references callback (id),
        constraint queue_entry_person_fk foreign key (person_id) references person (id),
        constraint queue_entry_route_fk foreign key (route_id) references route (id),
        constraint queue_entry_state check (state in ('waiting', 'offered', 'accepted', 'ended')),
        constraint queue_entry_ended check ((state = 'ended') = (ended_at is not null and end_reason is not null))
      );
      create unique index queue_entry_one_open_per_callback on queue_entry (callback_id) where ended_at is null;
      create index queue_entry_callback_idx on queue_entry (callback_id);
      create index queue_entry_waiting_idx on queue_entry (route_id, deadline_at, id) where state = 'waiting';

      create table offer (
        id uuid not null,
        queue_entry_id uuid not null,
        counsellor_id uuid not null,
        state text not null,
        -- the sentence and the terms that made it theirs
        why jsonb not null,
        offered_at timestamptz not null,
        expires_at timestamptz not null,
        ended_at timestamptz,
        end_reason text,
        constraint offer_pk primary key (id),
        constraint offer_queue_entry_fk foreign key (queue_entry_id) references queue_entry (id),
        constraint offer_counsellor_fk foreign key (counsellor_id) references counsellor (id),
        constraint offer_state check (state in ('pending', 'accepted', 'declined', 'expired', 'withdrawn')),
        constraint offer_ended check ((state = 'pending') = (ended_at is null))
      );
      create unique index offer_one_pending_per_entry on offer (queue_entry_id) where state = 'pending';
      create unique index offer_one_pending_per_counsellor on offer (counsellor_id) where state = 'pending';
      create index offer_entry_idx on offer (queue_entry_id, offered_at);
      create index offer_pending_expiry_idx on offer (expires_at) where state = 'pending';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table offer; drop table queue_entry');
  }
}
