import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';

export interface PatientOfIntake {
  readonly intakeId: string;
  /** Whom it is about, as whom they are known now. */
  readonly personId: string;
  readonly siteId: string;
  readonly zone: string;
  readonly isClosed: boolean;
}

// Nobody closes the intake while something is being hung on it.
const patient = `
  select i.id as "intakeId", coalesce(p.merged_into, p.id) as "personId", i.site_id as "siteId", s.time_zone as zone,
    i.stage = 'closed' as "isClosed"
  from intake i join site s on s.id = i.site_id
    join intake_party y on y.intake_id = i.id and 'patient' = any(y.roles) join person p on p.id = y.person_id
  where i.id = $1 for share of i`;

/** The patient, whose insurance it is and whose consent counts: never the caller who asks for them. */
@Injectable()
export class PatientReader {
  /** Null: there is no such intake. */
  async of(tx: Tx, intakeId: string): Promise<PatientOfIntake | null> {
    const [row] = await tx.query<PatientOfIntake>(patient, [intakeId]);
    return row ?? null;
  }
}
