import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  AssignBenefitsDto,
  BegunBenefitsDto,
  BenefitsReasonDto,
  BenefitsRequestDetailDto,
  BenefitsRequestPageDto,
  ListBenefitsDto,
  RevealedInsuredDto,
} from '../../contracts/benefits/benefits.dto.js';
import { OutsideAnswerDto, PhoneAnswerDto } from '../../contracts/benefits/record-answer.dto.js';
import { ForStaff } from '../../platform/auth/access.js';
import { CurrentStaff } from '../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../platform/auth/principal.js';
import { IdParam } from '../../platform/http/id-param.js';
import { BenefitsReadModel } from './benefits.read-model.js';
import { BeginRequest } from './by-staff/begin-request.js';
import { ChangeRequest } from './by-staff/change-request.js';
import { RecordAnswer } from './by-staff/record-answer.js';
import { RevealInsured } from './by-staff/reveal-insured.js';

/** The queue of questions to insurers. */
@Controller('v1/benefits')
@ForStaff('work-on-records')
export class BenefitsController {
  constructor(
    private readonly benefits: BenefitsReadModel,
    private readonly beginRequest: BeginRequest,
    private readonly recordAnswer: RecordAnswer,
    private readonly changeRequest: ChangeRequest,
    private readonly revealInsured: RevealInsured,
  ) {}

  @Get()
  @ForStaff('read-records')
  list(@Query() query: ListBenefitsDto, @CurrentStaff() staff: StaffPrincipal): Promise<BenefitsRequestPageDto> {
    return this.benefits.list(query, staff.userId);
  }

  @Get(':id')
  @ForStaff('read-records')
  one(@IdParam() id: string): Promise<BenefitsRequestDetailDto> {
    return this.benefits.one(id);
  }

  @Post(':id/assign')
  @HttpCode(200)
  async assign(
    @IdParam() id: string,
    @Body() body: AssignBenefitsDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<BenefitsRequestDetailDto> {
    await this.changeRequest.assign(id, body.ownerUserId, staff);
    return this.benefits.one(id);
  }

  /** You ring the insurer now, or hand the question to a service: consent is looked at in this instant, and what you may say is shown. */
  @Post(':id/begin')
  @HttpCode(200)
  begin(@IdParam() id: string, @CurrentStaff() staff: StaffPrincipal): Promise<BegunBenefitsDto> {
    return this.beginRequest.run(id, staff);
  }

  @Post(':id/phone-answer')
  @HttpCode(200)
  async phoneAnswer(
    @IdParam() id: string,
    @Body() body: PhoneAnswerDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<BenefitsRequestDetailDto> {
    await this.recordAnswer.byPhone(id, body, staff);
    return this.benefits.one(id);
  }

  @Post(':id/outside-answer')
  @HttpCode(200)
  async outsideAnswer(
    @IdParam() id: string,
    @Body() body: OutsideAnswerDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<BenefitsRequestDetailDto> {
    await this.recordAnswer.byOutside(id, body, staff);
    return this.benefits.one(id);
  }

  @Post(':id/turn-to-phone')
  @HttpCode(200)
  async turnToPhone(
    @IdParam() id: string,
    @Body() body: BenefitsReasonDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<BenefitsRequestDetailDto> {
    await this.changeRequest.turnToPhone(id, body.reason, staff);
    return this.benefits.one(id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  async cancel(
    @IdParam() id: string,
    @Body() body: BenefitsReasonDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<BenefitsRequestDetailDto> {
    await this.changeRequest.cancel(id, body.reason, staff);
    return this.benefits.one(id);
  }

  /** Member number, names and birth dates in full, once, for a reason that is kept. */
  @Post(':id/reveal')
  @ForStaff('reveal-numbers')
  @HttpCode(200)
  reveal(
    @IdParam() id: string,
    @Body() body: BenefitsReasonDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<RevealedInsuredDto> {
    return this.revealInsured.run(id, body.reason, staff);
  }
}
