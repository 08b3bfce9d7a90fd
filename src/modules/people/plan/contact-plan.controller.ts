import { Body, Controller, Put } from '@nestjs/common';
import { PersonDto, SetContactPlanDto } from '../../../contracts/person.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { PeopleReadModel } from '../people.read-model.js';
import { SetContactPlan } from './set-contact-plan.js';

@Controller('v1/people/:id/numbers/:numberId')
@ForStaff('work-on-records')
export class ContactPlanController {
  constructor(
    private readonly setContactPlan: SetContactPlan,
    private readonly people: PeopleReadModel,
  ) {}

  /** The whole plan, as the person wants it from now on; the dialler and the messenger obey it at once. */
  @Put('plan')
  async set(
    @IdParam() personId: string,
    @IdParam('numberId') phoneNumberId: string,
    @Body() { safeHours, voicemail, texts, reason, ...notes }: SetContactPlanDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<PersonDto> {
    const plan = { safeHours, voicemail, texts };
    await this.setContactPlan.run({ ...notes, personId, phoneNumberId, plan, reason: reason.trim() }, staff);
    return this.people.one(personId);
  }
}
