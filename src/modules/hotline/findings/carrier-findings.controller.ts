import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  CarrierFindingPageDto,
  ListCarrierFindingsDto,
  SettleFindingDto,
} from '../../../contracts/telephony/carrier-finding.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CarrierFindingsReadModel } from './carrier-findings.read-model.js';
import { SettleFinding } from './settle-finding.js';

@Controller('v1/carrier-findings')
@ForStaff('watch-operation')
export class CarrierFindingsController {
  constructor(
    private readonly findings: CarrierFindingsReadModel,
    private readonly settleFinding: SettleFinding,
  ) {}

  @Get()
  list(@Query() query: ListCarrierFindingsDto): Promise<CarrierFindingPageDto> {
    return this.findings.list(query);
  }

  @Post(':id/settle')
  @HttpCode(204)
  settle(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string, @Body() { reason }: SettleFindingDto): Promise<void> {
    return this.settleFinding.run(id, reason, staff.userId);
  }
}
