import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OwnWishes1764000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table suppression
        -- the latest time after since that they said it once more: only a wish that is newer lifts it
        add said_again_at timestamptz;
      alter table phone_number
        -- they said themselves that it is still theirs: what a carrier knew of the time before means nothing
        add confirmed_at timestamptz;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table phone_number drop confirmed_at; alter table suppression drop said_again_at');
  }
}
