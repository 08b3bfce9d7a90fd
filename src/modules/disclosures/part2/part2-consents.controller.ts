import { Body, Controller, Post } from '@nestjs/common';
import { RecordedConsentDto, RecordPart2ConsentDto } from '../../../contracts/disclosures/part2-consent.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { RecordPart2Consent } from './record-part2-consent.js';

@Controller('v1/people/:id/part2-consents')
@ForStaff('keep-wishes')
export class Part2ConsentsController {
  constructor(private readonly recordConsent: RecordPart2Consent) {}

  /** Copies a signed form into the ledger. How it stands is seen at `GET /v1/people/{id}/consents`. */
  @Post()
  async record(
    @IdParam() id: string,
    @Body() body: RecordPart2ConsentDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<RecordedConsentDto> {
    return { consentId: await this.recordConsent.run(id, body, staff) };
  }
}
