import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { DutiesDto, SetDutyDto } from '../../../contracts/screening/duty.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { DutyStore } from './duty.store.js';
import { SetDuty } from './set-duty.js';

@Controller('v1/clinical-duty')
export class DutyController {
  constructor(
    private readonly setDuty: SetDuty,
    private readonly duty: DutyStore,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Who can be asked and reached now and later. */
  @Get()
  @ForStaff('see-the-floor')
  async list(): Promise<DutiesDto> {
    const rows = await this.duty.list(this.database, this.clock.now());
    return {
      duties: rows.map(({ id, user_id: userId, name, starts_at: from, ends_at: until, duty, rank, is_rung: isRung }) => ({
        id,
        userId,
        name,
        duty,
        rank,
        isRung,
        from: from.toISOString(),
        until: until.toISOString(),
      })),
    };
  }

  @Post()
  @HttpCode(200)
  @ForStaff('set-duty')
  async set(@Body() body: SetDutyDto, @CurrentStaff() staff: StaffPrincipal): Promise<DutiesDto> {
    await this.setDuty.run(body, staff);
    return this.list();
  }

  /** It is over from now on. */
  @Delete(':id')
  @HttpCode(204)
  @ForStaff('set-duty')
  end(@IdParam() id: string, @CurrentStaff() staff: StaffPrincipal): Promise<void> {
    return this.setDuty.end(id, staff);
  }
}
