import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { FlagListDto, HandleFlagDto, IntakeFlagsDto, LowerFlagDto } from '../../contracts/screening/flag.dto.js';
import { ForStaff } from '../../platform/auth/access.js';
import { CurrentStaff } from '../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../platform/auth/principal.js';
import { IdParam } from '../../platform/http/id-param.js';
import { DealWithFlag } from './deal-with-flag.js';
import { FlagsReadModel } from './flags.read-model.js';

@Controller('v1')
@ForStaff('work-on-clinical')
export class FlagsController {
  constructor(
    private readonly flags: FlagsReadModel,
    private readonly dealWithFlag: DealWithFlag,
  ) {}

  /** What nobody has dealt with yet: red first, then what is due. */
  @Get('flags')
  @ForStaff('read-clinical')
  open(): Promise<FlagListDto> {
    return this.flags.open();
  }

  /** Every flag of an intake, and the level at which it stands. */
  @Get('intakes/:id/flags')
  @ForStaff('read-clinical')
  ofIntake(@IdParam() intakeId: string): Promise<IntakeFlagsDto> {
    return this.flags.ofIntake(intakeId);
  }

  /** Says what was done. The level stays until a clinician lowers it. */
  @Post('flags/:id/handle')
  @HttpCode(204)
  handle(@IdParam() id: string, @Body() body: HandleFlagDto, @CurrentStaff() staff: StaffPrincipal): Promise<void> {
    return this.dealWithFlag.handle(id, body, staff);
  }

  /** A clinician only, with the reason. */
  @Post('flags/:id/lower')
  @HttpCode(204)
  lower(@IdParam() id: string, @Body() body: LowerFlagDto, @CurrentStaff() staff: StaffPrincipal): Promise<void> {
    return this.dealWithFlag.lower(id, body, staff);
  }
}
