import { Injectable } from '@nestjs/common';
import type { ServingCounsellorDto } from '../../contracts/admin/counsellor.dto.js';
import { Database } from '../../platform/database/database.js';

const all = `
  select c.id, c.name, c.skills, coalesce(json_agg(json_build_object('routeId', r.route_id, 'proficiency', r.proficiency) order by r.route_id)
    filter (where r.route_id is not null), '[]') as routes
  from counsellor c join staff_user u on u.id = c.id and u.active left join counsellor_route r on r.counsellor_id = c.id
  group by c.id order by c.name, c.id`;

/** Who serves what: everybody who can be offered somebody. */
@Injectable()
export class ListCounsellors {
  constructor(private readonly database: Database) {}

  run(): Promise<ServingCounsellorDto[]> {
    return this.database.query(all);
  }
}
