import { checkPromises } from '../../../src/modules/board/check-promises.js';
import { SeededRows, type SeededPerson } from '../intake/seeded-rows.js';
import { openDatabase, type OpenedDatabase } from '../people/opened-database.js';
import { emptyTables } from '../../support/empty-tables.js';

/** Minutes from now: `doctor` judges by the database's own clock. */
export const minutesFromNow = (count: number) => new Date(Date.now() + count * 60_000);

/** A database with a site, whose promises are checked. */
export class CheckedDatabase {
  private constructor(
    private readonly opened: OpenedDatabase,
    readonly rows: SeededRows,
  ) {}

  static async open(): Promise<CheckedDatabase> {
    const opened = await openDatabase();
    const rows = new SeededRows(opened.database);
    await rows.site();
    return new CheckedDatabase(opened, rows);
  }

  readonly url = this.opened.url;
  readonly database = this.opened.database;
  readonly close = this.opened.close;

  /** Nothing there but one person. */
  async reset(): Promise<SeededPerson> {
    await emptyTables(this.database, 'person', 'outbox_message', 'inbound_call', 'alert');
    return this.rows.person();
  }

  violations() {
    return checkPromises((text) => this.database.query(text));
  }
}
