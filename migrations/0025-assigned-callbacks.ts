import type { MigrationInterface, QueryRunner } from 'typeorm';

const before = `'form', 'staff', 'live-call', 'abandoned', 'voicemail', 'keep-my-place', 'closed', 'text', 'hand-over', 'missed'`;

export class AssignedCallbacks1764000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table callback
        -- who should make it; it falls to the team when they are away
        add assigned_to uuid constraint callback_assigned_to_fk references counsellor (id),
        drop constraint callback_origin,
        add constraint callback_origin check (origin in (${before}, 'scheduled', 'follow-up'));
      create index callback_assigned_idx on callback (assigned_to) where ended_at is null and assigned_to is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update callback set origin = 'staff' where origin in ('scheduled', 'follow-up');
      alter table callback drop assigned_to, drop constraint callback_origin, add constraint callback_origin check (origin in (${before}));
    `);
  }
}
