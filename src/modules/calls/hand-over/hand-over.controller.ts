import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { StartHandOverDto, type HandOverDto } from '../../../contracts/calls/in-call.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { ChangeHandOver } from './change-hand-over.js';
import { StartHandOver } from './start-hand-over.js';

@Controller('v1/calls')
@ForStaff('be-in-calls')
export class HandOverController {
  constructor(
    private readonly startHandOver: StartHandOver,
    private readonly changeHandOver: ChangeHandOver,
  ) {}

  @Post(':id/hand-over')
  @HttpCode(201)
  start(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string, @Body() body: StartHandOverDto): Promise<HandOverDto> {
    return this.startHandOver.run(id, staff, body);
  }

  @Post(':id/hand-over/confirm')
  @HttpCode(200)
  confirm(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string): Promise<HandOverDto> {
    return this.changeHandOver.confirm(id, staff);
  }

  @Post(':id/hand-over/complete')
  @HttpCode(200)
  complete(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string): Promise<HandOverDto> {
    return this.changeHandOver.complete(id, staff);
  }

  @Post(':id/hand-over/cancel')
  @HttpCode(200)
  cancel(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string): Promise<HandOverDto> {
    return this.changeHandOver.cancel(id, staff);
  }
}
