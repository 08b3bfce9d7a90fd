import { Body, Controller, Get, Post } from '@nestjs/common';
import { CounsellingNotesDto, WriteCounsellingNoteDto } from '../../../contracts/intake/counselling-note.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { KeepCounsellingNotes } from './keep-counselling-notes.js';

/** What was said in counselling, for who treats them: no right to the record includes it (L-114). */
@Controller('v1/intakes/:id/counselling-notes')
@ForStaff('counselling-notes')
export class CounsellingNotesController {
  constructor(private readonly notes: KeepCounsellingNotes) {}

  @Get()
  async of(@IdParam() intakeId: string, @CurrentStaff() staff: StaffPrincipal): Promise<CounsellingNotesDto> {
    return { notes: await this.notes.read(intakeId, staff) };
  }

  /** A note is written once; what has to be put right is another note. */
  @Post()
  async write(
    @IdParam() intakeId: string,
    @Body() { text }: WriteCounsellingNoteDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<CounsellingNotesDto> {
    return { notes: await this.notes.write(intakeId, text, staff) };
  }
}
