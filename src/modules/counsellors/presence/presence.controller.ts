import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ChangePresenceDto, type PresenceDto } from '../../../contracts/presence.dto.js';
import { breakReason } from '../../../core/presence/presence-reasons.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Database } from '../../../platform/database/database.js';
import { ChangePresence } from './change-presence.js';
import { ExtendWrapUp } from './extend-wrap-up.js';
import { readPresence, toPresence } from './read-presence.js';

@Controller('v1/me/presence')
@ForStaff('take-calls')
export class PresenceController {
  constructor(
    private readonly changePresence: ChangePresence,
    private readonly extendWrapUp: ExtendWrapUp,
    private readonly database: Database,
  ) {}

  @Put()
  async change(@CurrentStaff() staff: StaffPrincipal, @Body() body: ChangePresenceDto): Promise<PresenceDto> {
    const ownWords = body.reason?.trim() || null;
    const reason = body.state === 'break' || ownWords ? breakReason(body.breakReason ?? 'other', ownWords) : null;
    return toPresence(await this.changePresence.run(staff.userId, body.state, reason));
  }

  @Get()
  mine(@CurrentStaff() staff: StaffPrincipal): Promise<PresenceDto> {
    return readPresence(this.database, staff.userId);
  }

  /** More time after a call, as often as the site allows. */
  @Post('extend')
  @HttpCode(200)
  async extend(@CurrentStaff() staff: StaffPrincipal): Promise<PresenceDto> {
    return toPresence(await this.extendWrapUp.run(staff.userId));
  }
}
