import { Controller, Get, Query } from '@nestjs/common';
import { AuditFilterDto, AuditPageDto, AuditVerdictDto } from '../../../contracts/admin/audit.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CheckAudit } from '../../../platform/audit/check-audit.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { AuditReadModel } from './audit.read-model.js';

@Controller('v1/admin/audit')
@ForStaff('read-audit')
export class AuditController {
  constructor(
    private readonly audit: AuditReadModel,
    private readonly check: CheckAudit,
  ) {}

  /** Who did and read what, newest first. */
  @Get()
  search(@Query() filter: AuditFilterDto, @CurrentStaff() staff: StaffPrincipal): Promise<AuditPageDto> {
    return this.audit.search(filter, staff);
  }

  /** Whether it is as it was written: walks the whole chain, which takes a while when there is much. */
  @Get('verdict')
  verdict(): Promise<AuditVerdictDto> {
    return this.check.run();
  }
}
