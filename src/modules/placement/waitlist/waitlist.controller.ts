import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  AddToWaitlistDto,
  LeaveWaitlistDto,
  ListWaitlistDto,
  WaitlistContactDto,
  WaitlistDto,
  WaitlistEntryDto,
  WaitlistedDto,
} from '../../../contracts/placement/waitlist.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { MoveAlong } from '../move-along.js';
import { AddToWaitlist } from './add-to-waitlist.js';
import { ChangeWaiting } from './change-waiting.js';
import { WaitlistReadModel } from './waitlist.read-model.js';

@Controller('v1/waitlist')
@ForStaff('work-on-records')
export class WaitlistController {
  constructor(
    private readonly waitlist: WaitlistReadModel,
    private readonly add: AddToWaitlist,
    private readonly change: ChangeWaiting,
    private readonly moveAlong: MoveAlong,
  ) {}

  @Get()
  @ForStaff('read-records')
  async list(@Query() { programmeId }: ListWaitlistDto): Promise<WaitlistDto> {
    return { items: programmeId === undefined ? await this.waitlist.byDue() : await this.waitlist.line(programmeId) };
  }

  /** They wait also when the intake cannot move to waitlisted yet: `intake` says what is missing. */
  @Post()
  async create(@CurrentStaff() staff: StaffPrincipal, @Body() body: AddToWaitlistDto): Promise<WaitlistedDto> {
    return this.withStage(await this.add.run(body, staff), staff);
  }

  /** Somebody was in contact with them: says when next. */
  @Post(':id/contact')
  @HttpCode(200)
  async contacted(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @Body() body: WaitlistContactDto,
  ): Promise<WaitlistedDto> {
    await this.change.contacted(id, body, staff.userId);
    return this.withStage(id, staff);
  }

  @Post(':id/end')
  @HttpCode(200)
  async end(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @Body() body: LeaveWaitlistDto,
  ): Promise<WaitlistEntryDto> {
    await this.change.end(id, body, staff.userId);
    return this.waitlist.one(id);
  }

  private async withStage(id: string, staff: StaffPrincipal): Promise<WaitlistedDto> {
    const entry = await this.waitlist.one(id);
    const facts = { nextContactOn: entry.nextContactAt, safetyPlan: entry.safetyPlan };
    const step = { to: 'waitlisted', facts, reason: 'They wait for a place' } as const;
    return { ...entry, intake: await this.moveAlong.run(entry.intakeId, staff, step) };
  }
}
