import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { FirstAdministrator } from '../modules/identity/index.js';
import { Settings } from '../platform/config/settings.js';
import { Database } from '../platform/database/database.js';
import { DemoClinician } from './demo-clinician.js';
import type { DemoFile } from './demo-people.js';
import { DemoRows } from './demo-rows.js';

/**
 * A sample site with staff, a website's key and scripted phones, so that a newcomer has a ringing phone in minutes. What they need
 * to sign in goes into DATA_DIR/demo.json, which only the owner of the folder can read. Nothing happens on a database that
 * has a site already.
 */
@Injectable()
export class DemoSeed {
  constructor(
    private readonly settings: Settings,
    private readonly database: Database,
    private readonly rows: DemoRows,
    private readonly clinician: DemoClinician,
  ) {}

  async run(administrator: FirstAdministrator | null): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', ['sample site']); // several processes may start at once
      const [existing] = await tx.query('select id from site limit 1');
      if (existing) return;
      const file = await this.rows.create(administrator, this.settings.adminPassword ?? null);
      await this.write({ ...file, staff: [...file.staff, await this.clinician.create()] });
    });
  }

  /** Written whole or not at all: a reader never sees half of it. */
  private async write(file: DemoFile): Promise<void> {
    await mkdir(this.settings.dataDir, { recursive: true });
    const path = join(this.settings.dataDir, 'demo.json');
    await writeFile(`${path}.new`, JSON.stringify(file, null, 2), { mode: 0o600 });
    await rename(`${path}.new`, path);
  }
}
