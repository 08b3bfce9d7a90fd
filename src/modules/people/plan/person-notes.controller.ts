import { Body, Controller, Get, Put } from '@nestjs/common';
import { AllPersonNotesDto, SetPersonNotesDto } from '../../../contracts/people/notes.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { PersonNotesReadModel } from './person-notes.read-model.js';
import { SetPersonNotes } from './set-person-notes.js';

@Controller('v1/people/:id/notes')
@ForStaff('work-on-records')
export class PersonNotesController {
  constructor(
    private readonly notes: PersonNotesReadModel,
    private readonly setPersonNotes: SetPersonNotes,
  ) {}

  /** What they want on every number, their safe word and birth date. That you looked is kept. */
  @Get()
  @ForStaff('read-records')
  async read(@IdParam() personId: string, @CurrentStaff() staff: StaffPrincipal): Promise<AllPersonNotesDto> {
    return { notes: await this.notes.of(personId, staff) };
  }

  @Put()
  async set(
    @IdParam() personId: string,
    @Body() body: SetPersonNotesDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<AllPersonNotesDto> {
    await this.setPersonNotes.run(personId, body, staff);
    return { notes: await this.notes.of(personId, staff) };
  }
}
