import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RefusedNumbers1764000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table inbound_call
        -- asked whether we shall call the number they call from, they wanted another one
        add own_number_refused_at timestamptz
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table inbound_call drop own_number_refused_at');
  }
}
