import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LongLines1764000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- the few whose turn has come, however many are in line with a due time that is past
      create index callback_scheduled_idx on callback (due_at) where state = 'scheduled';
      create index callback_by_humans_idx on callback (due_at) where state in ('awaiting-disposition', 'needs-decision');
      -- who stands in line but does not wait: apart, so that whoever is being offered does not lie in the matcher's way
      create index queue_entry_held_idx on queue_entry (route_id, deadline_at, id) where state in ('keeping', 'offered');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index queue_entry_held_idx; drop index callback_by_humans_idx; drop index callback_scheduled_idx');
  }
}
