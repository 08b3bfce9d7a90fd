import { Injectable } from '@nestjs/common';
import type { ClinicalReviewDto, DecisionDto } from '../../../contracts/intake/decision.dto.js';
import type { ClinicalDecision } from '../../../core/intake/clinical/read-decision.js';
import type { Licence } from '../../../core/intake/clinical/licence.js';
import type { Tx } from '../../../platform/database/database.js';
import { Seals } from '../../../platform/sealing/seals.js';
import { told } from '../../../platform/sealing/told.js';

export interface NewDecision {
  readonly id: string;
  readonly intakeId: string;
  readonly decision: ClinicalDecision;
  readonly byUserId: string;
  readonly clinicianName: string;
  readonly licence: Licence;
  readonly at: Date;
}

const insert = `
  insert into clinical_decision (id, intake_id, edition, outcome, level, ratings_sealed, text_sealed, by_user_id, clinician_name, licence_id,
    licence_state, licence_number, at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;
const ofIntake = `
  select id, intake_id as "intakeId", edition, outcome, level, ${told('decision.ratings', 'd')} as ratings,
    ${told('decision.text', 'd')} as text, by_user_id as "byUserId",
    clinician_name as "clinicianName", licence_state as "licenceState", licence_number as "licenceNumber", at
  from clinical_decision d where intake_id = $1 order by at, id`;
// The day is that of the site: a licence is over when its last day is over there (B-112).
const waiting = `
  select i.id as "intakeId", i.person_id as "personId", i.site_id as "siteId", i.facts ->> 'personState' as state,
    i.next_step_due_at as "nextStepDueAt", i.stage_since as "stageSince"
  from intake i join site s on s.id = i.site_id
  where i.ended_at is null and i.stage = 'clinical-review' and exists (
    select from clinician_licence l where l.user_id = $2 and l.state = i.facts ->> 'personState'
      and l.valid_until >= ($1::timestamptz at time zone s.time_zone)::date)
  order by i.next_step_due_at, i.id limit 200`;

/** What clinicians decided; nothing here is ever changed. */
@Injectable()
export class DecisionStore {
  constructor(private readonly seals: Seals) {}

  async add(tx: Tx, { id, intakeId, decision, byUserId, clinicianName, licence, at }: NewDecision): Promise<void> {
    const { edition, outcome, level, ratings, text } = decision;
    const under = [licence.id, licence.state, licence.number];
    const sealed = [
      await this.seals.sealInIntake(tx, intakeId, 'decision.ratings', id, ratings),
      await this.seals.sealInIntake(tx, intakeId, 'decision.text', id, text),
    ];
    const values = [id, intakeId, edition, outcome, level, ...sealed, byUserId, clinicianName, ...under, at];
    await tx.query(insert, values);
  }

  async of(db: Pick<Tx, 'query'>, intakeId: string): Promise<DecisionDto[]> {
    return this.seals.open(db, await db.query<DecisionDto>(ofIntake, [intakeId]));
  }

  /** What `userId` may decide today. */
  waitingFor(db: Pick<Tx, 'query'>, userId: string, at: Date): Promise<ClinicalReviewDto[]> {
    return db.query<ClinicalReviewDto>(waiting, [at, userId]);
  }
}
