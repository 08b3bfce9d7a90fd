import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { PersonDto, RevealNumberDto, RevealedNumberDto } from '../../contracts/person.dto.js';
import { ForStaff } from '../../platform/auth/access.js';
import { CurrentStaff } from '../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../platform/auth/principal.js';
import { IdParam } from '../../platform/http/id-param.js';
import { PeopleReadModel } from './people.read-model.js';
import { RevealNumber } from './reveal-number.js';

@Controller('v1/people')
export class PeopleController {
  constructor(
    private readonly people: PeopleReadModel,
    private readonly revealNumber: RevealNumber,
  ) {}

  @Get(':id')
  @ForStaff('read-records')
  one(@IdParam() id: string): Promise<PersonDto> {
    return this.people.one(id);
  }

  /** The full number, once, for a reason that is kept. */
  @Post(':id/reveal')
  @HttpCode(200)
  @ForStaff('reveal-numbers')
  reveal(
    @IdParam() id: string,
    @Body() body: RevealNumberDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<RevealedNumberDto> {
    return this.revealNumber.run(id, staff, body.reason);
  }
}
