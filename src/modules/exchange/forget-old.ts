import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

// In each of these, nobody looks at it any more.
const statements = [
  `delete from lead_import where state = 'receiving' and progressed_at < now() - interval '1 hour'`,
  `delete from lead_import where state = 'checked' and progressed_at < now() - interval '30 days'`,
  `delete from lead_import_row r using lead_import i
   where i.id = r.import_id and i.state = 'cancelled' and i.ended_at < now() - interval '30 days' and r.state in ('waiting', 'ready')`,
  `update lead_import_row r set cells = null, number_hash = null from lead_import i
   where i.id = r.import_id and i.ended_at < now() - interval '30 days' and r.cells is not null`,
  `delete from refused_submission where first_at < now() - interval '30 days'`,
];

/** Deletes what lists and refused submissions hold of people thirty days after it has had its day; leads and their raw bodies stay. */
@Injectable()
export class ForgetOld {
  constructor(private readonly database: Database) {}

  async run(): Promise<void> {
    for (const statement of statements) await this.database.query(statement);
  }
}
