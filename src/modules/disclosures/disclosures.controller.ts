import { Body, Controller, Get, Post } from '@nestjs/common';
import { DiscloseByHandDto, DisclosedByHandDto, DisclosuresDto } from '../../contracts/disclosures/disclosure.dto.js';
import { ForStaff } from '../../platform/auth/access.js';
import { CurrentStaff } from '../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../platform/auth/principal.js';
import { IdParam } from '../../platform/http/id-param.js';
import { DiscloseByHand } from './disclose-by-hand.js';
import { DisclosuresReadModel } from './disclosures.read-model.js';

@Controller('v1/people/:id/disclosures')
export class DisclosuresController {
  constructor(
    private readonly disclosures: DisclosuresReadModel,
    private readonly byHand: DiscloseByHand,
  ) {}

  /** To whom what was told of them, and what was stopped. */
  @Get()
  @ForStaff('answer-for-privacy')
  async of(@IdParam() id: string): Promise<DisclosuresDto> {
    return { disclosures: await this.disclosures.of(id) };
  }

  /** Ask before you say it or hand it over: a yes is on record, with what may be told and what has to go along; a no is too (409). */
  @Post()
  @ForStaff('work-on-records')
  tell(
    @IdParam() id: string,
    @Body() body: DiscloseByHandDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<DisclosedByHandDto> {
    return this.byHand.run(id, body, staff);
  }
}
