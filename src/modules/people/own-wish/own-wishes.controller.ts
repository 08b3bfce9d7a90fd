import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { RecordOwnWishDto } from '../../../contracts/own-wish.dto.js';
import { PersonDto } from '../../../contracts/person.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { PeopleReadModel } from '../people.read-model.js';
import { AllowCalls } from './allow-calls.js';
import { GiveBackNumber } from './give-back-number.js';

@Controller('v1/people')
@ForStaff('correct-people')
export class OwnWishesController {
  constructor(
    private readonly people: PeopleReadModel,
    private readonly allowCalls: AllowCalls,
    private readonly giveBackNumber: GiveBackNumber,
  ) {}

  /** Lifts "do not call", by a wish of the person that is newer than it. */
  @Post(':id/allow-calls')
  @HttpCode(200)
  async allow(@IdParam() id: string, @Body() body: RecordOwnWishDto, @CurrentStaff() staff: StaffPrincipal): Promise<PersonDto> {
    await this.allowCalls.run(id, body, staff);
    return this.people.one(id);
  }

  /** The number was marked as somebody else's; the person says that it is still theirs. */
  @Post(':id/give-back-number')
  @HttpCode(200)
  async giveBack(
    @IdParam() id: string,
    @Body() body: RecordOwnWishDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<PersonDto> {
    await this.giveBackNumber.run(id, body, staff);
    return this.people.one(id);
  }
}
