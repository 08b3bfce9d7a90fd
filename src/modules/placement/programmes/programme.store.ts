import { Injectable } from '@nestjs/common';
import { type Tx, violatedConstraint } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';

interface Admits {
  readonly minAge: number | null;
  readonly maxAge: number | null;
  readonly genders: readonly string[] | null;
}

export interface ProgrammeValues {
  readonly name: string;
  readonly levelOfCare: string;
  readonly languages: readonly string[];
  readonly admits: Admits;
  readonly publiclyFunded: boolean;
  readonly place: string;
  readonly active: boolean;
}

export interface ProgrammeRow extends ProgrammeValues {
  readonly id: string;
  readonly siteId: string;
  readonly timeZone: string;
}

const columns = `p.id, p.site_id as "siteId", s.time_zone as "timeZone", p.name, p.level_of_care as "levelOfCare", p.languages, p.admits,
  p.publicly_funded as "publiclyFunded", p.place, p.active`;
const one = `select ${columns} from programme p join site s on s.id = p.site_id where p.id = $1`;
const insert = `
  insert into programme (id, site_id, name, level_of_care, languages, admits, publicly_funded, place, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
const update = `
  update programme set name = $2, level_of_care = $3, languages = $4, admits = $5, publicly_funded = $6, place = $7, active = $8
  where id = $1`;

@Injectable()
export class ProgrammeStore {
  async insert(tx: Tx, row: ProgrammeRow, at: Date): Promise<void> {
    const { id, siteId, name, levelOfCare, languages, admits, publiclyFunded, place } = row;
    await tx
      .query(insert, [id, siteId, name, levelOfCare, languages, JSON.stringify(admits), publiclyFunded, place, at])
      .catch(translated);
  }

  async update(tx: Tx, id: string, values: ProgrammeValues): Promise<void> {
    const { name, levelOfCare, languages, admits, publiclyFunded, place, active } = values;
    await tx
      .query(update, [id, name, levelOfCare, languages, JSON.stringify(admits), publiclyFunded, place, active])
      .catch(translated);
  }

  /** Throws `programme/unknown` (404). */
  lock(tx: Tx, id: string): Promise<ProgrammeRow> {
    return this.require(tx, `${one} for no key update of p`, id);
  }

  /** One where somebody may be placed; it stays so until the end of the transaction. Throws `programme/unknown` (404) and `programme/closed` (409). */
  async requireActive(tx: Tx, id: string): Promise<ProgrammeRow> {
    const row = await this.require(tx, `${one} for share of p`, id);
    if (!row.active)
      throw new DomainError('conflict', 'programme/closed', 'This programme takes nobody any more: choose another.');
    return row;
  }

  private async require(tx: Tx, text: string, id: string): Promise<ProgrammeRow> {
    const [row] = await tx.query<ProgrammeRow>(text, [id]);
    if (!row) throw new DomainError('not-found', 'programme/unknown', 'There is no such programme.');
    return row;
  }
}

function translated(error: unknown): never {
  if (violatedConstraint(error) !== 'programme_name_unique') throw error;
  throw new DomainError('conflict', 'programme/exists', 'This site has a programme of that name already.');
}
