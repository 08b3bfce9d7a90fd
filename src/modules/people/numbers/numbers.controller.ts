import { Body, Controller, Post } from '@nestjs/common';
import { AddNumberDto } from '../../../contracts/people/notes.dto.js';
import { PersonDto } from '../../../contracts/person.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { PeopleReadModel } from '../people.read-model.js';
import { WriteDownNumber } from './write-down-number.js';

@Controller('v1/people/:id/numbers')
@ForStaff()
export class NumbersController {
  constructor(
    private readonly writeDownNumber: WriteDownNumber,
    private readonly people: PeopleReadModel,
  ) {}

  /** One more number. One that another person has is shared with them, as in a household: it rings for one of them at a time. */
  @Post()
  async add(@IdParam() personId: string, @Body() body: AddNumberDto, @CurrentStaff() staff: StaffPrincipal): Promise<PersonDto> {
    await this.writeDownNumber.run(personId, body, staff);
    return this.people.one(personId);
  }
}
