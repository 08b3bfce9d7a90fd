import { Controller, Get, Query } from '@nestjs/common';
import { InboundCallDto, InboundCallPageDto, ListInboundCallsDto } from '../../../contracts/calls/inbound-call.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { InboundCallsReadModel } from './inbound-calls.read-model.js';

@Controller('v1/inbound-calls')
@ForStaff('read-records')
export class InboundCallsController {
  constructor(private readonly calls: InboundCallsReadModel) {}

  @Get()
  list(@Query() query: ListInboundCallsDto): Promise<InboundCallPageDto> {
    return this.calls.list(query);
  }

  @Get(':id')
  one(@IdParam() id: string): Promise<InboundCallDto> {
    return this.calls.one(id);
  }
}
