import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { RevokeConsentDto, RevokedDto } from '../../../contracts/consent.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { RecordRevocation } from './record-revocation.js';

@Controller('v1/people/:id/revocations')
@ForStaff('keep-wishes')
export class RevocationsController {
  constructor(private readonly recordRevocation: RecordRevocation) {}

  /** Binds at once, also a letter that is dated last week; the answer lists what was done in between. */
  @Post()
  @HttpCode(200)
  revoke(@IdParam() id: string, @Body() body: RevokeConsentDto, @CurrentStaff() staff: StaffPrincipal): Promise<RevokedDto> {
    return this.recordRevocation.run(id, body, staff);
  }
}
