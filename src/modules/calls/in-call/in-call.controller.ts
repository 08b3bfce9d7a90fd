import { Controller, HttpCode, Post } from '@nestjs/common';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { HangUpCall } from './hang-up-call.js';
import { HoldPerson } from './hold-person.js';

@Controller('v1/calls')
@ForStaff('be-in-calls')
export class InCallController {
  constructor(
    private readonly hangUpCall: HangUpCall,
    private readonly holdPerson: HoldPerson,
  ) {}

  @Post(':id/hang-up')
  @HttpCode(204)
  hangUp(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string): Promise<void> {
    return this.hangUpCall.run(id, staff);
  }

  @Post(':id/hold')
  @HttpCode(204)
  hold(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string): Promise<void> {
    return this.holdPerson.run(id, staff, true);
  }

  @Post(':id/unhold')
  @HttpCode(204)
  unhold(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string): Promise<void> {
    return this.holdPerson.run(id, staff, false);
  }
}
