import { Injectable } from '@nestjs/common';
import type { Party } from '../../../core/intake/party-roles.js';
import type { Tx } from '../../../platform/database/database.js';

export interface PartyRow extends Party {
  readonly display_name: string | null;
  readonly since: string;
  readonly byUserId: string | null;
}

interface ChangedParties {
  readonly intakeId: string;
  readonly parties: readonly Party[];
  readonly byUserId: string;
  readonly at: Date;
}

const rows = `
  select y.person_id as "personId", p.display_name, y.roles, y.since, y.by_user_id as "byUserId"
  from intake_party y join person p on p.id = y.person_id where y.intake_id = $1 order by y.since, y.person_id`;

// One statement after the other: the role of the patient is free before somebody else gets it.
const take = `
  delete from intake_party y where intake_id = $1 and not exists (
    select from jsonb_to_recordset($2::jsonb) as p("personId" uuid, roles text[]) where p."personId" = y.person_id and p.roles = y.roles)`;
const give = `
  insert into intake_party (intake_id, person_id, roles, since, by_user_id)
  select $1, "personId", roles, $3, $4 from jsonb_to_recordset($2::jsonb) as p("personId" uuid, roles text[])
  on conflict (intake_id, person_id) do nothing`;

/** Who is what in an intake. */
@Injectable()
export class PartyStore {
  of(db: Pick<Tx, 'query'>, intakeId: string): Promise<PartyRow[]> {
    return db.query<PartyRow>(rows, [intakeId]);
  }

  async set(tx: Tx, { intakeId, parties, byUserId, at }: ChangedParties): Promise<void> {
    const list = JSON.stringify(parties);
    await tx.query(take, [intakeId, list]);
    await tx.query(give, [intakeId, list, at, byUserId]);
  }

  async addPerson(
    tx: Tx,
    { id, name, at }: { id: string; name: { display: string | null; search: string }; at: Date },
    intakeId: string,
  ): Promise<void> {
    await tx.query(
      `insert into person (id, display_name, search_name, language, created_at)
       select $1, $2, $3, p.language, $4 from intake i join person p on p.id = i.person_id where i.id = $5`,
      [id, name.display, name.search, at, intakeId],
    );
  }

  async personExists(tx: Tx, personId: string): Promise<boolean> {
    return (await tx.query('select from person where id = $1 for key share', [personId])).length > 0;
  }
}
