import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Seats1764000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table call
        -- the counsellor vanished from the room; null again when they came back
        add counsellor_lost_at timestamptz,
        -- somebody outside has the person: the counsellor is free for others while the two talk on
        add handed_over_at timestamptz;
      drop index call_one_open_per_counsellor;
      create unique index call_one_open_per_counsellor on call (counsellor_id) where ended_at is null and handed_over_at is null;
      create index call_counsellor_lost_idx on call (counsellor_lost_at) where counsellor_lost_at is not null and ended_at is null;

      alter table call_leg
        add muted_since timestamptz,
        add left_reason text,
        -- the last report of the room that we believed for this leg
        add room_sequence int not null default -1,
        -- of a supervisor: what they are heard by
        add supervision text,
        add constraint call_leg_supervision check (supervision in ('listen', 'whisper', 'barge')),
        add constraint call_leg_supervised check ((party = 'supervisor') = (supervision is not null));

      alter table recording add stop_tries int not null default 0;
      create unique index recording_one_open_talk on recording (call_id)
        where kind = 'talk' and state in ('intended', 'in-progress', 'paused', 'stopping');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index recording_one_open_talk;
      alter table recording drop stop_tries;
      alter table call_leg drop constraint call_leg_supervised, drop constraint call_leg_supervision,
        drop supervision, drop room_sequence, drop left_reason, drop muted_since;
      update call set state = 'ended', ended_at = handed_over_at, end_cause = 'completed' where ended_at is null and handed_over_at is not null;
      drop index call_one_open_per_counsellor;
      create unique index call_one_open_per_counsellor on call (counsellor_id) where ended_at is null;
      alter table call drop handed_over_at, drop counsellor_lost_at;
    `);
  }
}
