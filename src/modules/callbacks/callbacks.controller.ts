import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  CallbackDto,
  CallbackPageDto,
  CancelCallbackDto,
  ListCallbacksDto,
  RescheduleCallbackDto,
} from '../../contracts/callback.dto.js';
import { ForStaff } from '../../platform/auth/access.js';
import { CurrentStaff } from '../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../platform/auth/principal.js';
import { IdParam } from '../../platform/http/id-param.js';
import { CallbacksReadModel } from './callbacks.read-model.js';
import { ChangeCallback } from './change-callback.js';

@Controller('v1/callbacks')
export class CallbacksController {
  constructor(
    private readonly callbacks: CallbacksReadModel,
    private readonly change: ChangeCallback,
  ) {}

  @Get()
  @ForStaff()
  list(@Query() query: ListCallbacksDto): Promise<CallbackPageDto> {
    return this.callbacks.list(query);
  }

  @Get(':id')
  @ForStaff()
  one(@IdParam() id: string): Promise<CallbackDto> {
    return this.callbacks.one(id);
  }

  @Post(':id/reschedule')
  @HttpCode(200)
  @ForStaff()
  async reschedule(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @Body() body: RescheduleCallbackDto,
  ): Promise<CallbackDto> {
    await this.change.reschedule(id, body.at, body.reason, staff);
    return this.callbacks.one(id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ForStaff()
  async cancel(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @Body() body: CancelCallbackDto,
  ): Promise<CallbackDto> {
    await this.change.cancel(id, body.reason, staff);
    return this.callbacks.one(id);
  }
}
