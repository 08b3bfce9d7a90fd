import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import type { CallDto } from '../../contracts/call.dto.js';
import { ForStaff } from '../../platform/auth/access.js';
import { CallsReadModel } from './calls.read-model.js';

@Controller('v1/calls')
export class CallsController {
  constructor(private readonly calls: CallsReadModel) {}

  @Get(':id')
  @ForStaff()
  one(@Param('id', ParseUUIDPipe) id: string): Promise<CallDto> {
    return this.calls.one(id);
  }
}
