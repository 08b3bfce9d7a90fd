import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import {
  BedHoldDto,
  BedsBoardDto,
  ExtendHoldDto,
  HoldBedDto,
  ListBedsDto,
  ReleaseHoldDto,
} from '../../../contracts/placement/bed.dto.js';
import { AssertBedDto } from '../../../contracts/placement/programme.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { AssertBed } from './assert-bed.js';
import { BedsReadModel } from './beds.read-model.js';
import { ExtendHold } from './extend-hold.js';
import { HoldBed } from './hold-bed.js';
import { ReleaseHold } from './release-hold.js';

@Controller('v1')
@ForStaff('work-on-records')
export class BedsController {
  constructor(
    private readonly beds: BedsReadModel,
    private readonly assertBed: AssertBed,
    private readonly holdBed: HoldBed,
    private readonly extendHold: ExtendHold,
    private readonly releaseHold: ReleaseHold,
  ) {}

  @Get('beds')
  @ForStaff('see-the-floor')
  async board(@Query() { programmeId }: ListBedsDto): Promise<BedsBoardDto> {
    return { programmes: programmeId === undefined ? await this.beds.board() : [await this.beds.programme(programmeId)] };
  }

  @Put('beds/:id/state')
  @HttpCode(204)
  async assert(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string, @Body() { state }: AssertBedDto): Promise<void> {
    await this.assertBed.run(id, state, staff.userId);
  }

  @Post('beds/:id/holds')
  async hold(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string, @Body() body: HoldBedDto): Promise<BedHoldDto> {
    return this.beds.hold(await this.holdBed.run(id, body, staff));
  }

  @Post('bed-holds/:id/extend')
  @HttpCode(200)
  async extend(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @Body() { hours }: ExtendHoldDto,
  ): Promise<BedHoldDto> {
    await this.extendHold.run(id, hours, staff.userId);
    return this.beds.hold(id);
  }

  @Post('bed-holds/:id/release')
  @HttpCode(200)
  async release(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @Body() { reason }: ReleaseHoldDto,
  ): Promise<BedHoldDto> {
    await this.releaseHold.byHand(id, reason, staff.userId);
    return this.beds.hold(id);
  }
}
