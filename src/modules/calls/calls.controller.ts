import { Controller, Get } from '@nestjs/common';
import type { CallDto } from '../../contracts/calls/call.dto.js';
import { ForStaff } from '../../platform/auth/access.js';
import { IdParam } from '../../platform/http/id-param.js';
import { CallsReadModel } from './calls.read-model.js';

@Controller('v1/calls')
export class CallsController {
  constructor(private readonly calls: CallsReadModel) {}

  @Get(':id')
  @ForStaff('read-records')
  one(@IdParam() id: string): Promise<CallDto> {
    return this.calls.one(id);
  }
}
