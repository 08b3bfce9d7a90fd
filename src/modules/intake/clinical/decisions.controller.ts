import { Body, Controller, Get, Post } from '@nestjs/common';
import { ClinicalReviewsDto, DecisionsDto, RecordDecisionDto } from '../../../contracts/intake/decision.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { DecisionStore } from './decision.store.js';
import { RecordDecision } from './record-decision.js';

@Controller('v1')
export class DecisionsController {
  constructor(
    private readonly recordDecision: RecordDecision,
    private readonly decisions: DecisionStore,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get('intakes/:id/decisions')
  @ForStaff('read-clinical')
  async of(@IdParam() intakeId: string): Promise<DecisionsDto> {
    return { decisions: await this.decisions.of(this.database, intakeId) };
  }

  /** A clinician with a licence for the state where the person is decides; approved, the intake moves on at once. */
  @Post('intakes/:id/decisions')
  @ForStaff('decide-level-of-care')
  async record(
    @IdParam() intakeId: string,
    @Body() body: RecordDecisionDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<DecisionsDto> {
    await this.recordDecision.run(intakeId, body, staff);
    return this.of(intakeId);
  }

  /** What waits for a clinician and you may decide today. */
  @Get('clinical-reviews')
  @ForStaff('decide-level-of-care')
  async waiting(@CurrentStaff() staff: StaffPrincipal): Promise<ClinicalReviewsDto> {
    return { reviews: await this.decisions.waitingFor(this.database, staff.userId, this.clock.now()) };
  }
}
