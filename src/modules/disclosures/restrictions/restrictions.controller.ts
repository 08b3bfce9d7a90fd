import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { LiftRestrictionDto, RestrictionsDto, SetRestrictionDto } from '../../../contracts/disclosures/restriction.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Database } from '../../../platform/database/database.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { ChangeRestrictions } from './change-restrictions.js';
import { RestrictionStore, type RestrictionRow } from './restriction.store.js';

@Controller('v1/people/:id/disclosure-restrictions')
@ForStaff('keep-wishes')
export class RestrictionsController {
  constructor(
    private readonly database: Database,
    private readonly restrictions: RestrictionStore,
    private readonly change: ChangeRestrictions,
  ) {}

  @Get()
  async of(@IdParam() id: string): Promise<RestrictionsDto> {
    return { restrictions: (await this.restrictions.all(this.database, id)).map(shown) };
  }

  /** Binds at once: what is on its way has left before this is answered, and nothing leaves after it. */
  @Post()
  async set(
    @IdParam() id: string,
    @Body() body: SetRestrictionDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<RestrictionsDto> {
    await this.change.set(id, body, staff);
    return this.of(id);
  }

  /** Only a wish of the patient's lifts it: the reason says how they said so. */
  @Post(':restrictionId/lift')
  @HttpCode(200)
  @ForStaff('answer-for-privacy')
  async lift(
    @IdParam() id: string,
    @IdParam('restrictionId') restrictionId: string,
    @Body() { reason }: LiftRestrictionDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<RestrictionsDto> {
    await this.change.lift(id, restrictionId, reason, staff);
    return this.of(id);
  }
}

function shown({ fields, purposes, setAt, liftedAt, ...row }: RestrictionRow): RestrictionsDto['restrictions'][number] {
  return {
    ...row,
    fields: [...fields],
    purposes: [...purposes],
    setAt: setAt.toISOString(),
    liftedAt: liftedAt?.toISOString() ?? null,
  };
}
