import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AssignedEntries1764000000029 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- who should make the call; until now last_counsellor_id said that too, and so told of talks that never were
      alter table queue_entry add assigned_to uuid,
        add constraint queue_entry_assigned_to_fk foreign key (assigned_to) references counsellor (id);
      update queue_entry e set assigned_to = c.assigned_to, last_counsellor_id = c.last_counsellor_id
      from callback c where c.id = e.callback_id and e.ended_at is null and c.assigned_to is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update queue_entry set last_counsellor_id = coalesce(assigned_to, last_counsellor_id) where ended_at is null;
      alter table queue_entry drop assigned_to;
    `);
  }
}
