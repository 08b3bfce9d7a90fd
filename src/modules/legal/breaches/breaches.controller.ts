import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import {
  AssessBreachDto,
  BreachDto,
  BreachesDto,
  DiscoveredEarlierDto,
  OpenBreachDto,
  RecordBreachNoticeDto,
  SetAffectedDto,
} from '../../../contracts/legal/breach.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { KeepBreach } from './keep-breach.js';

@Controller('v1/breaches')
@ForStaff('keep-legal-files')
export class BreachesController {
  constructor(private readonly keep: KeepBreach) {}

  /** Something got out, or may have. Who has to be told by when counts from the day of its discovery. */
  @Post()
  open(@Body() body: OpenBreachDto, @CurrentStaff() staff: StaffPrincipal): Promise<BreachDto> {
    return this.keep.open(body, staff);
  }

  @Get()
  async list(): Promise<BreachesDto> {
    return { breaches: await this.keep.all() };
  }

  @Get(':id')
  one(@IdParam() id: string): Promise<BreachDto> {
    return this.keep.one(id);
  }

  /** It was known, or should have been, before: every deadline counts from that day. It never moves forwards. */
  @Put(':id/discovery')
  discoveredEarlier(
    @IdParam() id: string,
    @Body() body: DiscoveredEarlierDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<BreachDto> {
    return this.keep.discoveredEarlier(id, body, staff);
  }

  /** It is one. The deadline stays: it counts from the discovery. */
  @Post(':id/confirm')
  @HttpCode(200)
  confirm(@IdParam() id: string, @CurrentStaff() staff: StaffPrincipal): Promise<BreachDto> {
    return this.keep.confirm(id, staff);
  }

  /** The four factors; the newest answer holds. */
  @Put(':id/assessment')
  assess(@IdParam() id: string, @Body() body: AssessBreachDto, @CurrentStaff() staff: StaffPrincipal): Promise<BreachDto> {
    return this.keep.assess(id, body, staff);
  }

  /** How many of which state it is about, as far as it is known now, and those of them whom we know. */
  @Put(':id/affected')
  affected(@IdParam() id: string, @Body() body: SetAffectedDto, @CurrentStaff() staff: StaffPrincipal): Promise<BreachDto> {
    return this.keep.affected(id, body, staff);
  }

  /** They were told: the people, the media of a state, or HHS. */
  @Post(':id/notices')
  notice(@IdParam() id: string, @Body() body: RecordBreachNoticeDto, @CurrentStaff() staff: StaffPrincipal): Promise<BreachDto> {
    return this.keep.notice(id, body, staff);
  }

  @Post(':id/close')
  @HttpCode(200)
  close(@IdParam() id: string, @CurrentStaff() staff: StaffPrincipal): Promise<BreachDto> {
    return this.keep.close(id, staff);
  }
}
