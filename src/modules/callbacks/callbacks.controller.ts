import { Controller, Get, Query } from '@nestjs/common';
import { CallbackDto, CallbackPageDto, ListCallbacksDto } from '../../contracts/callback.dto.js';
import { ForStaff } from '../../platform/auth/access.js';
import { CurrentStaff } from '../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../platform/auth/principal.js';
import { IdParam } from '../../platform/http/id-param.js';
import { CallbacksReadModel } from './callbacks.read-model.js';

@Controller('v1/callbacks')
export class CallbacksController {
  constructor(private readonly callbacks: CallbacksReadModel) {}

  @Get()
  @ForStaff('read-records')
  list(@Query() query: ListCallbacksDto, @CurrentStaff() staff: StaffPrincipal): Promise<CallbackPageDto> {
    return this.callbacks.list(query, staff);
  }

  @Get(':id')
  @ForStaff('read-records')
  one(@IdParam() id: string): Promise<CallbackDto> {
    return this.callbacks.one(id);
  }
}
