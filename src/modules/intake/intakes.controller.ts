import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { AdvanceIntakeDto, IntakeDto, IntakePageDto, ListIntakesDto } from '../../contracts/intake.dto.js';
import { ForStaff } from '../../platform/auth/access.js';
import { CurrentStaff } from '../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../platform/auth/principal.js';
import { IdParam } from '../../platform/http/id-param.js';
import { AdvanceIntake } from './advance-intake.js';
import { IntakesReadModel } from './intakes.read-model.js';

@Controller('v1/intakes')
export class IntakesController {
  constructor(
    private readonly intakes: IntakesReadModel,
    private readonly advanceIntake: AdvanceIntake,
  ) {}

  @Get()
  @ForStaff()
  list(@Query() query: ListIntakesDto, @CurrentStaff() staff: StaffPrincipal): Promise<IntakePageDto> {
    return this.intakes.list(query, staff.userId);
  }

  @Get(':id')
  @ForStaff()
  one(@IdParam() id: string): Promise<IntakeDto> {
    return this.intakes.one(id);
  }

  @Post(':id/advance')
  @HttpCode(200)
  @ForStaff()
  async advance(
    @IdParam() id: string,
    @Body() body: AdvanceIntakeDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<IntakeDto> {
    await this.advanceIntake.run(id, staff, body);
    return this.intakes.one(id);
  }
}
