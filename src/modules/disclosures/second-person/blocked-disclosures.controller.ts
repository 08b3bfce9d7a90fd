import { Body, Controller, Post } from '@nestjs/common';
import { AskApprovalDto, AskedApprovalDto } from '../../../contracts/legal/approval.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { AskDisclosureApproval } from './ask-disclosure-approval.js';

@Controller('v1/disclosures')
export class BlockedDisclosuresController {
  constructor(private readonly ask: AskDisclosureApproval) {}

  /** What was stopped with `disclosure/needs-approval` is laid before others, as it was wanted; repeat it with the approvalId then. */
  @Post(':id/approval')
  @ForStaff()
  async approval(
    @IdParam() id: string,
    @Body() { reason }: AskApprovalDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<AskedApprovalDto> {
    return { approvalId: await this.ask.run(id, reason, staff) };
  }
}
