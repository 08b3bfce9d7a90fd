import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  ChoosePlaceDto,
  ListReferralsDto,
  OfferReferralDto,
  ReferralDto,
  ReferralsDto,
  ReferralStepDto,
} from '../../../contracts/placement/referral.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { MoveReferral } from './move-referral.js';
import { OfferReferral } from './offer-referral.js';
import { ReferralsReadModel } from './referrals.read-model.js';

@Controller('v1/referrals')
@ForStaff('work-on-records')
export class ReferralsController {
  constructor(
    private readonly referrals: ReferralsReadModel,
    private readonly offer: OfferReferral,
    private readonly move: MoveReferral,
  ) {}

  @Get()
  @ForStaff('read-records')
  async list(@Query() { intakeId }: ListReferralsDto): Promise<ReferralsDto> {
    return { referrals: await this.referrals.ofIntake(intakeId) };
  }

  @Get(':id')
  @ForStaff('read-records')
  one(@IdParam() id: string): Promise<ReferralDto> {
    return this.referrals.one(id);
  }

  @Post()
  async create(@CurrentStaff() staff: StaffPrincipal, @Body() body: OfferReferralDto): Promise<ReferralDto> {
    return this.referrals.one(await this.offer.run(body, staff));
  }

  /** The caller's choice. */
  @Post(':id/choice')
  @HttpCode(200)
  async choose(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @Body() { placeId }: ChoosePlaceDto,
  ): Promise<ReferralDto> {
    await this.move.choose(id, placeId, staff.userId);
    return this.referrals.one(id);
  }

  @Post(':id/steps')
  @HttpCode(200)
  async step(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string, @Body() body: ReferralStepDto): Promise<ReferralDto> {
    await this.move.step(id, body, staff.userId);
    return this.referrals.one(id);
  }
}
