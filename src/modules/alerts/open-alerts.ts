import type { AlertDto } from '../../contracts/alert.dto.js';
import type { Database } from '../../platform/database/database.js';

const shown = 200;

const open = `
  select id, site_id as "siteId", kind, subject_type as "subjectType", subject_id as "subjectId", sentence, raised_at as "raisedAt"
  from alert where acknowledged_at is null order by raised_at, id limit ${shown}`;

/** The alerts that nobody has acknowledged, oldest first; a transaction gives those of its own snapshot. */
export function openAlerts(on: Pick<Database, 'query'>): Promise<AlertDto[]> {
  return on.query<AlertDto>(open);
}
