import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { TakenOverDto, TakeOverDto } from '../../../contracts/take-over.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { TakeOver } from './take-over.js';

@Controller('v1/counsellors')
export class TakeOverController {
  constructor(private readonly takeOver: TakeOver) {}

  /** What a colleague who left still owns goes to another, or back to the team. */
  @Post(':id/take-over')
  @HttpCode(200)
  @ForStaff('lead-the-floor')
  async all(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @Body() { to, reason }: TakeOverDto,
  ): Promise<TakenOverDto> {
    return { counsellorId: id, moved: await this.takeOver.run({ counsellorId: id, to: to ?? null, reason }, staff) };
  }
}
