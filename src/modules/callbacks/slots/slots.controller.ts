import { Controller, Get, Query } from '@nestjs/common';
import { ListSlotsDto, SlotsDto } from '../../../contracts/slot.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { SlotsReadModel } from './slots.read-model.js';

@Controller('v1/callbacks/slots')
export class SlotsController {
  constructor(private readonly slots: SlotsReadModel) {}

  /** When a call can still be promised: the site is open, the person may be called, and somebody has time for it. */
  @Get()
  @ForStaff('read-records')
  free(@Query() query: ListSlotsDto): Promise<SlotsDto> {
    return this.slots.free(query);
  }
}
