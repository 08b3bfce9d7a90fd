import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { LegalHoldDto, LegalHoldReasonDto, LegalHoldsDto } from '../../../../contracts/people/legal-hold.dto.js';
import { ForStaff } from '../../../../platform/auth/access.js';
import { CurrentStaff } from '../../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../../platform/auth/principal.js';
import { IdParam } from '../../../../platform/http/id-param.js';
import { KeepLegalHold } from './keep-legal-hold.js';
import { LegalHoldStore } from './legal-hold.store.js';

@Controller('v1')
@ForStaff('answer-for-privacy')
export class LegalHoldsController {
  constructor(
    private readonly keep: KeepLegalHold,
    private readonly holds: LegalHoldStore,
  ) {}

  @Get('people/:id/legal-holds')
  async list(@IdParam() id: string): Promise<LegalHoldsDto> {
    return { items: await this.holds.list(id) };
  }

  /** From now on nothing of this record is erased, whoever wants it and however old it is. */
  @Post('people/:id/legal-holds')
  place(@IdParam() id: string, @Body() body: LegalHoldReasonDto, @CurrentStaff() staff: StaffPrincipal): Promise<LegalHoldDto> {
    return this.keep.place(id, body.reason, staff);
  }

  @Post('legal-holds/:id/lift')
  @HttpCode(200)
  lift(@IdParam() id: string, @Body() body: LegalHoldReasonDto, @CurrentStaff() staff: StaffPrincipal): Promise<LegalHoldDto> {
    return this.keep.lift(id, body.reason, staff);
  }
}
