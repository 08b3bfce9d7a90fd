import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { MergeDto, MergePersonDto, UndoMergeDto, UndoneMergeDto } from '../../../contracts/people/merge.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { MergePersons } from './merge-persons.js';
import { UndoMerge } from './undo-merge.js';

@Controller('v1')
@ForStaff('correct-people')
export class MergesController {
  constructor(
    private readonly mergePersons: MergePersons,
    private readonly undoMerge: UndoMerge,
  ) {}

  /** Two records are one person. Consents become the strictest of both, promises the earlier, urgency the higher; it can be undone. */
  @Post('people/:id/merge')
  @HttpCode(200)
  merge(@IdParam() id: string, @Body() body: MergePersonDto, @CurrentStaff() staff: StaffPrincipal): Promise<MergeDto> {
    return this.mergePersons.run(id, body, staff);
  }

  /** They are two persons after all. `left` names what has moved on since and stays as it is. */
  @Post('merges/:id/undo')
  @HttpCode(200)
  undo(@IdParam() id: string, @Body() body: UndoMergeDto, @CurrentStaff() staff: StaffPrincipal): Promise<UndoneMergeDto> {
    return this.undoMerge.run(id, body.reason, staff);
  }
}
