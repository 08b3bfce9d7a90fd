import { Controller, Get } from '@nestjs/common';
import { ClockChangesDto } from '../../../contracts/admin/clock-change.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { ClockChangesReadModel } from './clock-changes.read-model.js';

@Controller('v1/admin/clock-changes')
@ForStaff('watch-operation')
export class ClockChangesController {
  constructor(private readonly changes: ClockChangesReadModel) {}

  /** Which law of clocks holds here, and which promised calls moved because it changed; newest first. */
  @Get()
  list(): Promise<ClockChangesDto> {
    return this.changes.list();
  }
}
