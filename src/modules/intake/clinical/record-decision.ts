import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { RecordDecisionDto } from '../../../contracts/intake/decision.dto.js';
import { licenceFor, type Licence } from '../../../core/intake/clinical/licence.js';
import { decisionProblems, type ClinicalDecision } from '../../../core/intake/clinical/read-decision.js';
import { showable } from '../../../core/shared/plain-text.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { OpenIntake, type OpenIntakeRow } from '../gates/open-intake.js';
import { FollowDecision } from './follow-decision.js';
import { LicenceStore } from './licence.store.js';

/** A licensed clinician decides on the level of care. What they say is kept word for word; nothing here computes or corrects a level. */
@Injectable()
export class RecordDecision {
  constructor(
    private readonly database: Database,
    private readonly open: OpenIntake,
    private readonly licences: LicenceStore,
    private readonly followDecision: FollowDecision,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws `decision/invalid` (422), `decision/role`, `decision/no-licence` (403), `intake/unknown` (404), and, all 409, `intake/ended`,
   * `decision/not-in-review` and `decision/state-unknown`.
   */
  async run(intakeId: string, asked: RecordDecisionDto, staff: StaffPrincipal): Promise<void> {
    const decision = read(asked);
    if (!staff.roles.includes('clinician'))
      throw new DomainError('forbidden', 'decision/role', 'A level of care is decided by a licensed clinician.');
    await this.database.transaction(async (tx) => {
      const at = this.clock.now();
      const intake = await this.open.lock(tx, intakeId);
      if (intake.stage !== 'clinical-review')
        throw new DomainError('conflict', 'decision/not-in-review', 'Move the intake to clinical-review first.', {
          extra: { stage: intake.stage },
        });
      const licence = await this.requireLicence(tx, intake, staff, at);
      await this.followDecision.run(tx, intake, { id: uuid(), decision, licence, clinician: staff, at });
    });
  }

  private async requireLicence(tx: Tx, intake: OpenIntakeRow, staff: StaffPrincipal, at: Date): Promise<Licence> {
    const state = intake.facts.personState === undefined ? null : String(intake.facts.personState);
    const [site] = await tx.query<{ time_zone: string }>('select time_zone from site where id = $1', [intake.site_id]);
    const decided = licenceFor(state, await this.licences.held(tx, staff.userId), at, site!.time_zone);
    if (decided.kind === 'licensed') return decided.licence;
    throw new DomainError(decided.code === 'decision/no-licence' ? 'forbidden' : 'conflict', decided.code, decided.message);
  }
}

function read({ edition, outcome, level, ratings, text }: RecordDecisionDto): ClinicalDecision {
  const decision: ClinicalDecision = { edition, outcome, level: level ?? null, ratings, text: showable(text).trim() };
  const problems = decisionProblems(decision);
  if (problems.length === 0) return decision;
  const code = 'decision/invalid';
  const errors = problems.map((problem) => ({ ...problem, code }));
  throw new DomainError('invalid', code, 'This decision cannot be read as it is.', { errors });
}
