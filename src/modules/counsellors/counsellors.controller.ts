import { Body, Controller, Get, Post, Put } from '@nestjs/common';
import { AddCounsellorDto, CounsellorRoutesDto, SetRoutesDto, type CounsellorDto } from '../../contracts/admin/counsellor.dto.js';
import { ChangePresenceDto, type PresenceDto } from '../../contracts/presence.dto.js';
import { CurrentStaff } from '../../platform/auth/current-principal.js';
import { ForStaff } from '../../platform/auth/access.js';
import type { StaffPrincipal } from '../../platform/auth/principal.js';
import { Database } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { IdParam } from '../../platform/http/id-param.js';
import { AddCounsellor } from './add-counsellor.js';
import { ChangePresence } from './change-presence.js';
import type { CounsellorRow } from './counsellor.store.js';
import { SetRoutes } from './set-routes.js';

@Controller('v1')
export class CounsellorsController {
  constructor(
    private readonly changePresence: ChangePresence,
    private readonly addCounsellor: AddCounsellor,
    private readonly setRoutes: SetRoutes,
    private readonly database: Database,
  ) {}

  @Put('me/presence')
  @ForStaff('counsellor')
  async change(@CurrentStaff() staff: StaffPrincipal, @Body() body: ChangePresenceDto): Promise<PresenceDto> {
    return toPresence(await this.changePresence.run(staff.userId, body.state, body.reason ?? null));
  }

  @Get('me/presence')
  @ForStaff('counsellor')
  async mine(@CurrentStaff() staff: StaffPrincipal): Promise<PresenceDto> {
    const [row] = await this.database.query<CounsellorRow>('select * from counsellor where id = $1', [staff.userId]);
    if (!row)
      throw new DomainError(
        'not-found',
        'presence/not-a-counsellor',
        'You are not set up as a counsellor: ask an administrator.',
      );
    return toPresence(row);
  }

  @Post('admin/counsellors')
  @ForStaff('admin')
  add(@Body() body: AddCounsellorDto): Promise<CounsellorDto> {
    return this.addCounsellor.run(body);
  }

  @Put('admin/counsellors/:id/routes')
  @ForStaff('admin')
  routes(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string, @Body() body: SetRoutesDto): Promise<CounsellorRoutesDto> {
    return this.setRoutes.run(id, body, staff.userId);
  }
}

function toPresence(row: CounsellorRow): PresenceDto {
  return {
    counsellorId: row.id,
    name: row.name,
    state: row.presence,
    since: row.presence_since.toISOString(),
    reason: row.presence_reason,
    until: row.presence_until?.toISOString() ?? null,
  };
}
