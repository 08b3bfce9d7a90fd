import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { RecordDispositionDto } from '../../../contracts/calls/call.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { RecordDisposition } from './record-disposition.js';

@Controller('v1/calls')
export class DispositionController {
  constructor(private readonly recordDisposition: RecordDisposition) {}

  @Post(':id/disposition')
  @HttpCode(204)
  @ForStaff()
  record(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string, @Body() body: RecordDispositionDto): Promise<void> {
    return this.recordDisposition.run(id, staff, body);
  }
}
