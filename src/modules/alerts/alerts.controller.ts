import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { AlertsDto } from '../../contracts/alert.dto.js';
import { ForStaff } from '../../platform/auth/access.js';
import { CurrentStaff } from '../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../platform/auth/principal.js';
import { Database } from '../../platform/database/database.js';
import { IdParam } from '../../platform/http/id-param.js';
import { AcknowledgeAlert } from './acknowledge-alert.js';
import { openAlerts } from './open-alerts.js';

@Controller('v1/alerts')
export class AlertsController {
  constructor(
    private readonly database: Database,
    private readonly acknowledgeAlert: AcknowledgeAlert,
  ) {}

  @Get()
  @ForStaff('manager', 'admin', 'counsellor', 'privacy-officer')
  async list(): Promise<AlertsDto> {
    return { alerts: await openAlerts(this.database) };
  }

  @Post(':id/acknowledge')
  @HttpCode(204)
  @ForStaff('manager', 'admin')
  async acknowledge(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string): Promise<void> {
    await this.acknowledgeAlert.run(id, staff.userId);
  }
}
