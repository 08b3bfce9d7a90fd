import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { GivenOfferDto, PulledDto, PushEntryDto } from '../../../contracts/line.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { PullEntry } from './pull-entry.js';
import { PullNext } from './pull-next.js';
import { PushEntry } from './push-entry.js';

/** Who waits goes to whom a person says, not the program. */
@Controller('v1')
export class LineController {
  constructor(
    private readonly pullNext: PullNext,
    private readonly pull: PullEntry,
    private readonly push: PushEntry,
  ) {}

  /** The most pressing one of my routes whom I may have is mine, and my phone rings. */
  @Post('queue/pull')
  @HttpCode(200)
  @ForStaff('take-calls')
  next(@CurrentStaff() staff: StaffPrincipal): Promise<PulledDto> {
    return this.pullNext.run(staff.userId);
  }

  @Post('queue-entries/:id/pull')
  @HttpCode(200)
  @ForStaff('take-calls')
  one(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string): Promise<PulledDto> {
    return this.pull.run(id, staff.userId);
  }

  @Post('queue-entries/:id/push')
  @HttpCode(200)
  @ForStaff('lead-the-floor')
  async give(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @Body() { counsellorId, reason }: PushEntryDto,
  ): Promise<GivenOfferDto> {
    return { offerId: await this.push.run({ entryId: id, counsellorId, reason }, staff), counsellorId };
  }
}
