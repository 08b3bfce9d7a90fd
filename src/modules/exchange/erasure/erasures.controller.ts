import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ListPageDto } from '../../../contracts/list-page.dto.js';
import { AskErasureDto, ErasureDto, ErasurePageDto, LiftRestrictionDto } from '../../../contracts/people/erasure.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { AskErasure } from './ask-erasure.js';
import { ErasureRequestStore } from './erasure-request.store.js';
import { LiftRestriction } from './lift-restriction.js';

@Controller('v1')
@ForStaff('answer-for-privacy')
export class ErasuresController {
  constructor(
    private readonly ask: AskErasure,
    private readonly requests: ErasureRequestStore,
    private readonly liftRestriction: LiftRestriction,
  ) {}

  /** Everything that is kept of somebody goes, for good; or 409 with what is in the way and until when, and the record is restricted. */
  @Post('people/:id/erasure')
  @HttpCode(200)
  erase(@IdParam() id: string, @Body() body: AskErasureDto, @CurrentStaff() staff: StaffPrincipal): Promise<ErasureDto> {
    return this.ask.run(id, body, staff);
  }

  /** Who asked, and what came of it: restricted records are found here and nowhere else. */
  @Get('erasures')
  list(@Query() page: ListPageDto): Promise<ErasurePageDto> {
    return this.requests.list(page);
  }

  /** They do not want to be erased any more, or never did. */
  @Post('people/:id/restriction/lift')
  @HttpCode(204)
  lift(@IdParam() id: string, @Body() body: LiftRestrictionDto, @CurrentStaff() staff: StaffPrincipal): Promise<void> {
    return this.liftRestriction.run(id, body.reason, staff);
  }
}
