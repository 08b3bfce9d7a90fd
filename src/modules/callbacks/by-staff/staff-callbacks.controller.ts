import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import {
  AssignCallbackDto,
  CallbackDto,
  CancelCallbackDto,
  MakeCallbackDto,
  RescheduleCallbackDto,
  SnoozeCallbackDto,
} from '../../../contracts/callback.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CallbacksReadModel } from '../callbacks.read-model.js';
import { AssignCallback } from './assign-callback.js';
import { CancelCallback } from './cancel-callback.js';
import { MakeCallback } from './make-callback.js';
import { RescheduleCallback } from './reschedule-callback.js';
import { SnoozeCallback } from './snooze-callback.js';

/** What staff do with a callback by hand; each answers with the callback as it stands then. */
@Controller('v1/callbacks')
export class StaffCallbacksController {
  constructor(
    private readonly callbacks: CallbacksReadModel,
    private readonly make: MakeCallback,
    private readonly assigning: AssignCallback,
    private readonly rescheduling: RescheduleCallback,
    private readonly snoozing: SnoozeCallback,
    private readonly cancelling: CancelCallback,
  ) {}

  @Post()
  @ForStaff('work-on-records')
  async create(@CurrentStaff() staff: StaffPrincipal, @Body() body: MakeCallbackDto): Promise<CallbackDto> {
    return this.callbacks.one(await this.make.run(body, staff));
  }

  @Post(':id/reschedule')
  @HttpCode(200)
  @ForStaff('work-on-records')
  async reschedule(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @Body() body: RescheduleCallbackDto,
  ): Promise<CallbackDto> {
    await this.rescheduling.run(id, body.at, body.reason, staff);
    return this.callbacks.one(id);
  }

  @Post(':id/snooze')
  @HttpCode(200)
  @ForStaff('work-on-records')
  async snooze(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @Body() body: SnoozeCallbackDto,
  ): Promise<CallbackDto> {
    await this.snoozing.run(id, body.minutes, body.reason, staff);
    return this.callbacks.one(id);
  }

  @Post(':id/assign')
  @HttpCode(200)
  @ForStaff('lead-the-floor')
  async assign(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @Body() { counsellorId, reason }: AssignCallbackDto,
  ): Promise<CallbackDto> {
    await this.assigning.assign(id, { to: counsellorId, reason }, staff);
    return this.callbacks.one(id);
  }

  @Post(':id/claim')
  @HttpCode(200)
  @ForStaff('take-calls')
  async claim(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string): Promise<CallbackDto> {
    await this.assigning.claim(id, staff);
    return this.callbacks.one(id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ForStaff('work-on-records')
  async cancel(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @Body() body: CancelCallbackDto,
  ): Promise<CallbackDto> {
    await this.cancelling.run(id, body.reason, staff);
    return this.callbacks.one(id);
  }
}
