import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  AppointmentDto,
  AppointmentsDto,
  ArrivedDto,
  CancelAppointmentDto,
  ListAppointmentsDto,
  MakeAppointmentDto,
  MoveAppointmentDto,
  ScheduledDto,
} from '../../../contracts/placement/appointment.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { AlongWithAppointment } from '../along-with-appointment.js';
import { AppointmentsReadModel } from './appointments.read-model.js';
import { MakeAppointment } from './make-appointment.js';
import { MissAppointment } from './miss-appointment.js';
import { MoveAppointment } from './move-appointment.js';
import { SettleAppointment } from './settle-appointment.js';

@Controller('v1/appointments')
@ForStaff('work-on-records')
export class AppointmentsController {
  constructor(
    private readonly appointments: AppointmentsReadModel,
    private readonly make: MakeAppointment,
    private readonly moveIt: MoveAppointment,
    private readonly settle: SettleAppointment,
    private readonly missIt: MissAppointment,
    private readonly along: AlongWithAppointment,
  ) {}

  /** Of one day, today's when none is named. */
  @Get()
  @ForStaff('read-records')
  async list(@Query() query: ListAppointmentsDto): Promise<AppointmentsDto> {
    return { items: await this.appointments.list(query) };
  }

  @Get(':id')
  @ForStaff('read-records')
  one(@IdParam() id: string): Promise<AppointmentDto> {
    return this.appointments.one(id);
  }

  /** The appointment stands also when the intake cannot move to scheduled yet: `intake` says what is missing. */
  @Post()
  async create(@CurrentStaff() staff: StaffPrincipal, @Body() body: MakeAppointmentDto): Promise<ScheduledDto> {
    return this.scheduled(await this.make.run(body, staff), staff);
  }

  /** Tries again to move the intake along, once what was missing is written. */
  @Post(':id/advance')
  @HttpCode(200)
  advance(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string): Promise<ScheduledDto> {
    return this.scheduled(id, staff);
  }

  /** Answers with the new appointment. */
  @Post(':id/move')
  @HttpCode(200)
  async move(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @Body() body: MoveAppointmentDto,
  ): Promise<ScheduledDto> {
    return this.scheduled(await this.moveIt.run(id, body, staff), staff);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  async cancel(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @Body() body: CancelAppointmentDto,
  ): Promise<AppointmentDto> {
    await this.settle.cancel(id, body.reason.trim(), staff.userId);
    return this.appointments.one(id);
  }

  /** They came, also when the intake cannot move to arrived yet: `intake` says what is missing. */
  @Post(':id/arrived')
  @HttpCode(200)
  async arrived(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string, @Body() body: ArrivedDto): Promise<ScheduledDto> {
    await this.settle.arrived(id, staff.userId);
    return this.scheduled(id, staff, body.facilityContact);
  }

  @Post(':id/no-show')
  @HttpCode(200)
  async missed(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string): Promise<AppointmentDto> {
    await this.missIt.byHand(id, staff.userId);
    return this.appointments.one(id);
  }

  private async scheduled(id: string, staff: StaffPrincipal, facilityContact?: string): Promise<ScheduledDto> {
    const written = facilityContact === undefined ? {} : { facilityContact };
    const intake = await this.along.run(id, staff, written);
    return { ...(await this.appointments.one(id)), intake };
  }
}
