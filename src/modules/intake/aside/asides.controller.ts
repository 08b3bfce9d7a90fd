import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { SetAsideAnswerDto, SetAsideDto } from '../../../contracts/intake/aside.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { EndAside } from './end-aside.js';
import { SetAside } from './set-aside.js';

@Controller('v1/intakes/:id/set-aside')
@ForStaff('work-on-records')
export class AsidesController {
  constructor(
    private readonly setAside: SetAside,
    private readonly endAside: EndAside,
  ) {}

  /** Puts the next step on hold (its clock stops) or snoozes it (its clock runs on). Never while a sign of danger is open. */
  @Post()
  @HttpCode(200)
  set(@IdParam() id: string, @Body() body: SetAsideDto, @CurrentStaff() staff: StaffPrincipal): Promise<SetAsideAnswerDto> {
    return this.setAside.run(id, body, staff);
  }

  @Post('end')
  @HttpCode(204)
  async end(@IdParam() id: string, @CurrentStaff() staff: StaffPrincipal): Promise<void> {
    await this.endAside.byHand(id, staff);
  }
}
