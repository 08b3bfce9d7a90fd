import { Injectable } from '@nestjs/common';
import type { ProgrammeDto } from '../../../contracts/placement/programme.dto.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';

const columns = `
  id, site_id as "siteId", name, level_of_care as "levelOfCare", place, languages, (admits ->> 'minAge')::int as "minAge",
  (admits ->> 'maxAge')::int as "maxAge", nullif(admits -> 'genders', 'null') as genders, publicly_funded as "publiclyFunded", active`;

@Injectable()
export class ProgrammesReadModel {
  constructor(private readonly database: Database) {}

  /** By name; closed ones too, since people of before were placed there. */
  all(): Promise<ProgrammeDto[]> {
    return this.database.query<ProgrammeDto>(`select ${columns} from programme order by name, id`);
  }

  async one(id: string): Promise<ProgrammeDto> {
    const [row] = await this.database.query<ProgrammeDto>(`select ${columns} from programme where id = $1`, [id]);
    if (!row) throw new DomainError('not-found', 'programme/unknown', 'There is no such programme.');
    return row;
  }
}
