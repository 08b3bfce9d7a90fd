import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import {
  AddReferralPlaceDto,
  ChangeReferralPlaceDto,
  ListReferralPlacesDto,
  ReferralPlaceDto,
  ReferralPlacesDto,
} from '../../../contracts/placement/referral.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { ReferralsReadModel } from './referrals.read-model.js';
import { WritePlace } from './write-place.js';

@Controller('v1')
export class PlacesController {
  constructor(
    private readonly referrals: ReferralsReadModel,
    private readonly write: WritePlace,
  ) {}

  @Get('referral-places')
  @ForStaff('see-the-floor')
  async list(@Query() { language }: ListReferralPlacesDto): Promise<ReferralPlacesDto> {
    return { places: await this.referrals.directory(language ?? null) };
  }

  @Post('admin/referral-places')
  @ForStaff('configure')
  async add(@CurrentStaff() staff: StaffPrincipal, @Body() body: AddReferralPlaceDto): Promise<ReferralPlaceDto> {
    return this.referrals.place(await this.write.add(body, staff.userId));
  }

  @Patch('admin/referral-places/:id')
  @ForStaff('configure')
  async change(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @Body() body: ChangeReferralPlaceDto,
  ): Promise<ReferralPlaceDto> {
    await this.write.change(id, body, staff.userId);
    return this.referrals.place(id);
  }
}
