import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { AddNumberDto, UnshareNumberDto } from '../../../contracts/people/notes.dto.js';
import { PersonDto } from '../../../contracts/person.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { PeopleReadModel } from '../people.read-model.js';
import { UnshareNumber } from './unshare-number.js';
import { WriteDownNumber } from './write-down-number.js';

@Controller('v1/people/:id/numbers')
@ForStaff('work-on-records')
export class NumbersController {
  constructor(
    private readonly writeDownNumber: WriteDownNumber,
    private readonly unshareNumber: UnshareNumber,
    private readonly people: PeopleReadModel,
  ) {}

  /** One more number. One that another person has is shared with them, as in a household: it rings for one of them at a time. */
  @Post()
  async add(@IdParam() personId: string, @Body() body: AddNumberDto, @CurrentStaff() staff: StaffPrincipal): Promise<PersonDto> {
    await this.writeDownNumber.run(personId, body, staff);
    return this.people.one(personId);
  }

  /** It was a mistake that this number is shared with them: it stays the number of who has it, and theirs no more. */
  @Post(':numberId/unshare')
  @HttpCode(200)
  async unshare(
    @IdParam() personId: string,
    @IdParam('numberId') phoneNumberId: string,
    @Body() { reason }: UnshareNumberDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<PersonDto> {
    await this.unshareNumber.run(personId, phoneNumberId, reason, staff);
    return this.people.one(personId);
  }
}
