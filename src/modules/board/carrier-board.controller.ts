import { Controller, Get } from '@nestjs/common';
import { CarrierBoardDto, type CarrierLookDto } from '../../contracts/telephony/carrier-board.dto.js';
import type { CarrierFindingDto } from '../../contracts/telephony/carrier-finding.dto.js';
import { ForStaff } from '../../platform/auth/access.js';
import { Database } from '../../platform/database/database.js';

const findings = `
  select id, carrier_sid as "carrierSid", kind, found_at as "foundAt", explanation, inbound_call_id as "inboundCallId"
  from carrier_finding where needs_human and settled_at is null order by found_at, carrier_sid limit 200`;

const looks = `select kind, looked_until as at from carrier_look order by kind`;

@Controller('v1/board')
export class CarrierBoardController {
  constructor(private readonly database: Database) {}

  @Get('carrier')
  @ForStaff('watch-operation')
  async carrier(): Promise<CarrierBoardDto> {
    return {
      findings: await this.database.query<CarrierFindingDto>(findings),
      looks: await this.database.query<CarrierLookDto>(looks),
    };
  }
}
