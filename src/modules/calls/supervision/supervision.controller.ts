import { Body, Controller, Delete, HttpCode, Post } from '@nestjs/common';
import { SuperviseDto, type SupervisionDto } from '../../../contracts/calls/in-call.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { LeaveCall } from './leave-call.js';
import { SuperviseCall } from './supervise-call.js';

@Controller('v1/calls')
@ForStaff('lead-the-floor')
export class SupervisionController {
  constructor(
    private readonly superviseCall: SuperviseCall,
    private readonly leaveCall: LeaveCall,
  ) {}

  @Post(':id/supervise')
  @HttpCode(200)
  supervise(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string, @Body() body: SuperviseDto): Promise<SupervisionDto> {
    return this.superviseCall.run(id, staff, body);
  }

  @Delete(':id/supervise')
  @HttpCode(204)
  leave(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string): Promise<void> {
    return this.leaveCall.run(id, staff);
  }
}
