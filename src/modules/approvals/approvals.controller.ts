import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApprovalsDto, RefuseApprovalDto } from '../../contracts/legal/approval.dto.js';
import { ForStaff } from '../../platform/auth/access.js';
import { CurrentStaff } from '../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../platform/auth/principal.js';
import { IdParam } from '../../platform/http/id-param.js';
import { ApprovalsReadModel } from './approvals.read-model.js';
import { DecideApproval } from './decide-approval.js';

@Controller('v1/approvals')
export class ApprovalsController {
  constructor(
    private readonly approvals: ApprovalsReadModel,
    private readonly decide: DecideApproval,
  ) {}

  /** What waits for a second person, and what came of it; without the role that decides, what you asked for. */
  @Get()
  @ForStaff()
  async list(@CurrentStaff() staff: StaffPrincipal): Promise<ApprovalsDto> {
    return { approvals: await this.approvals.of(staff) };
  }

  /** You answer for it as much as whoever asked. */
  @Post(':id/approve')
  @HttpCode(204)
  @ForStaff('approve')
  approve(@IdParam() id: string, @CurrentStaff() staff: StaffPrincipal): Promise<void> {
    return this.decide.run(id, 'approved', null, staff);
  }

  @Post(':id/refuse')
  @HttpCode(204)
  @ForStaff('approve')
  refuse(@IdParam() id: string, @Body() { reason }: RefuseApprovalDto, @CurrentStaff() staff: StaffPrincipal): Promise<void> {
    return this.decide.run(id, 'refused', reason.trim(), staff);
  }

  /** You do not want it any more. */
  @Post(':id/withdraw')
  @HttpCode(204)
  @ForStaff()
  withdraw(@IdParam() id: string, @CurrentStaff() staff: StaffPrincipal): Promise<void> {
    return this.decide.withdraw(id, staff);
  }
}
