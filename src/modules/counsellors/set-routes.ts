import { Injectable } from '@nestjs/common';
import type { CounsellorRoutesDto, SetRoutesDto } from '../../contracts/admin/counsellor.dto.js';
import { writeAuditEntry } from '../../platform/audit/write-audit-entry.js';
import { Database, violatedConstraint, type Tx } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { CounsellorStore } from './counsellor.store.js';

const replaceRoutes = `
  with wanted as (select * from unnest($2::uuid[], $3::int[]) as w(route_id, proficiency)),
    gone as (delete from counsellor_route where counsellor_id = $1 and route_id not in (select route_id from wanted))
  insert into counsellor_route (counsellor_id, route_id, proficiency) select $1, route_id, proficiency from wanted
  on conflict (counsellor_id, route_id) do update set proficiency = excluded.proficiency`;

/** What a counsellor is good at: the whole list of their routes, and their skills. */
@Injectable()
export class SetRoutes {
  constructor(
    private readonly database: Database,
    private readonly counsellors: CounsellorStore,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Counts from the next offer on; one that is out stays. `by` is the administrator's id. Throws `counsellor/unknown` (404) or
   * `counsellor/unknown-route` (422).
   */
  async run(counsellorId: string, { routes, skills }: SetRoutesDto, by: string): Promise<CounsellorRoutesDto> {
    const kept = [...skills].sort();
    await this.database.transaction(async (tx) => {
      const counsellor = await this.counsellors.lock(tx, counsellorId);
      if (!counsellor) throw new DomainError('not-found', 'counsellor/unknown', 'There is no counsellor with this id.');
      await tx.query('update counsellor set skills = $2 where id = $1', [counsellorId, kept]);
      await this.replace(tx, counsellorId, routes);
      const detail = { routes: routes.map(({ routeId, proficiency }) => ({ routeId, proficiency })), skills: kept };
      const subject = { subjectType: 'counsellor', subjectId: counsellorId };
      await writeAuditEntry(tx, { userId: by, action: 'counsellor.routes-set', ...subject, detail });
      // Somebody may wait whom they can take from now on.
      await this.outbox.add(tx, [{ name: 'PresenceChanged', body: { counsellorId, presence: counsellor.presence } }]);
    });
    return { id: counsellorId, routes, skills: kept };
  }

  private async replace(tx: Tx, counsellorId: string, routes: SetRoutesDto['routes']): Promise<void> {
    const values = [counsellorId, routes.map(({ routeId }) => routeId), routes.map(({ proficiency }) => proficiency)];
    await tx.query(replaceRoutes, values).catch((error: unknown) => {
      if (violatedConstraint(error) !== 'counsellor_route_route_fk') throw error;
      throw new DomainError('invalid', 'counsellor/unknown-route', 'routes names a route that does not exist.');
    });
  }
}
