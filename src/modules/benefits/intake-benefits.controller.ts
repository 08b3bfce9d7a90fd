import { Body, Controller, Get, Post } from '@nestjs/common';
import { AskForBenefitsDto } from '../../contracts/benefits/ask-benefits.dto.js';
import { BenefitsRequestDetailDto, IntakeBenefitsDto } from '../../contracts/benefits/benefits.dto.js';
import { ForStaff } from '../../platform/auth/access.js';
import { CurrentStaff } from '../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../platform/auth/principal.js';
import { IdParam } from '../../platform/http/id-param.js';
import { BenefitsReadModel } from './benefits.read-model.js';
import { AskForBenefits } from './by-staff/ask-for-benefits.js';

@Controller('v1/intakes')
@ForStaff('work-on-records')
export class IntakeBenefitsController {
  constructor(
    private readonly benefits: BenefitsReadModel,
    private readonly askForBenefits: AskForBenefits,
  ) {}

  /** What was asked about this intake, by when an answer is expected, and every answer so far. */
  @Get(':id/benefits')
  @ForStaff('read-records')
  of(@IdParam() id: string): Promise<IntakeBenefitsDto> {
    return this.benefits.ofIntake(id);
  }

  /** Has an insurer asked. Without their consent it waits for it, and nothing is told to anybody. */
  @Post(':id/benefits')
  async ask(
    @IdParam() id: string,
    @Body() body: AskForBenefitsDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<BenefitsRequestDetailDto> {
    return this.benefits.one(await this.askForBenefits.run(id, body, staff));
  }
}
