import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { AdvanceIntakeDto, IntakeDto, IntakePageDto, ListIntakesDto } from '../../contracts/intake.dto.js';
import { WriteFactsDto } from '../../contracts/intake/facts.dto.js';
import { AssignIntakeDto } from '../../contracts/intake/owner.dto.js';
import { ForStaff } from '../../platform/auth/access.js';
import { CurrentStaff } from '../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../platform/auth/principal.js';
import { IdParam } from '../../platform/http/id-param.js';
import { AdvanceIntake } from './advance-intake.js';
import { WriteFacts } from './facts/write-facts.js';
import { IntakesReadModel } from './intakes.read-model.js';
import { AssignIntake } from './owner/assign-intake.js';

@Controller('v1/intakes')
export class IntakesController {
  constructor(
    private readonly intakes: IntakesReadModel,
    private readonly advanceIntake: AdvanceIntake,
    private readonly writeFacts: WriteFacts,
    private readonly assignIntake: AssignIntake,
  ) {}

  @Get()
  @ForStaff('read-records')
  list(@Query() query: ListIntakesDto, @CurrentStaff() staff: StaffPrincipal): Promise<IntakePageDto> {
    return this.intakes.list(query, staff);
  }

  @Get(':id')
  @ForStaff('read-records')
  one(@IdParam() id: string): Promise<IntakeDto> {
    return this.intakes.one(id);
  }

  @Post(':id/advance')
  @HttpCode(200)
  @ForStaff('work-on-records')
  async advance(
    @IdParam() id: string,
    @Body() body: AdvanceIntakeDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<IntakeDto> {
    await this.advanceIntake.run(id, staff, body);
    return this.intakes.one(id);
  }

  /** Writes down facts of any track, without moving the intake. */
  @Post(':id/facts')
  @HttpCode(200)
  @ForStaff('work-on-records')
  async facts(@IdParam() id: string, @Body() body: WriteFactsDto, @CurrentStaff() staff: StaffPrincipal): Promise<IntakeDto> {
    await this.writeFacts.run(id, body, staff);
    return this.intakes.one(id);
  }

  /** Gives the intake to a colleague or to a team. */
  @Post(':id/owner')
  @HttpCode(200)
  @ForStaff('work-on-records')
  async owner(@IdParam() id: string, @Body() body: AssignIntakeDto, @CurrentStaff() staff: StaffPrincipal): Promise<IntakeDto> {
    await this.assignIntake.run(id, body, staff);
    return this.intakes.one(id);
  }
}
