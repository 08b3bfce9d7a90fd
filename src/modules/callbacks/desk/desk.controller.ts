import { Controller, Get, Query } from '@nestjs/common';
import { DeskDto, PossibleReceiversDto, TalkScriptDto, TalkScriptLanguageDto } from '../../../contracts/calls/desk.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { DeskReadModel } from './desk.read-model.js';
import { ReceiversReadModel } from './receivers.read-model.js';
import { TalkReadModel } from './talk.read-model.js';

@Controller('v1')
export class DeskController {
  constructor(
    private readonly desk: DeskReadModel,
    private readonly talks: TalkReadModel,
    private readonly receivers: ReceiversReadModel,
  ) {}

  /** Everything that is mine at this moment: where I am, who is offered to me, which call I am on or owe the outcome of. */
  @Get('me/desk')
  @ForStaff('take-calls')
  mine(@CurrentStaff() staff: StaffPrincipal): Promise<DeskDto> {
    return this.desk.of(staff.userId);
  }

  /** What to say in this call, in the language of the person; with `language`, in another one. */
  @Get('calls/:id/script')
  @ForStaff()
  script(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @Query() query: TalkScriptLanguageDto,
  ): Promise<TalkScriptDto> {
    return this.talks.scriptOf(id, staff, query.language ?? null);
  }

  /** Whom this call can be handed to now, and what each of them needs first. */
  @Get('calls/:id/receivers')
  @ForStaff()
  handTo(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string): Promise<PossibleReceiversDto> {
    return this.receivers.of(id, staff);
  }
}
