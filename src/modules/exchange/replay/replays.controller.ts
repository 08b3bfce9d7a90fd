import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { LeadReplayDto, RefusedReplayDto, RefusedSubmissionPageDto, ReplayDto } from '../../../contracts/exchange/replay.dto.js';
import { ListPageDto } from '../../../contracts/list-page.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { RefusedSubmissionStore } from './refused/refused-submission.store.js';
import { ReplayRefused } from './refused/replay-refused.js';
import { ReplayLead } from './replay-lead.js';

@Controller('v1')
@ForStaff('replay-leads')
export class ReplaysController {
  constructor(
    private readonly replayLead: ReplayLead,
    private readonly replayRefused: ReplayRefused,
    private readonly submissions: RefusedSubmissionStore,
  ) {}

  /** Reads a lead again after a rule was fixed; with dryRun it only says what that would change. */
  @Post('leads/:id/replay')
  @HttpCode(200)
  lead(@IdParam() id: string, @Body() body: ReplayDto, @CurrentStaff() staff: StaffPrincipal): Promise<LeadReplayDto> {
    return this.replayLead.run(id, body, staff);
  }

  /** What websites and partners sent and we refused within the last 30 days, without what stands in it. */
  @Get('refused-submissions')
  refused(@Query() page: ListPageDto): Promise<RefusedSubmissionPageDto> {
    return this.submissions.list(page);
  }

  /** Makes a lead of it, once, if it is not refused today. */
  @Post('refused-submissions/:id/replay')
  @HttpCode(200)
  again(@IdParam() id: string, @Body() body: ReplayDto, @CurrentStaff() staff: StaffPrincipal): Promise<RefusedReplayDto> {
    return this.replayRefused.run(id, body, staff);
  }
}
