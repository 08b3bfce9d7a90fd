import { Body, Controller, Get, Put } from '@nestjs/common';
import { RetentionDto, WriteRetentionDto } from '../../../contracts/admin/retention.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { WriteRetention } from './write-retention.js';

@Controller('v1/admin/retention')
@ForStaff('keep-privacy-rules')
export class RetentionController {
  constructor(private readonly write: WriteRetention) {}

  /** For how long what is kept, by which law, and within which bounds that can be changed. */
  @Get()
  read(): Promise<RetentionDto> {
    return this.write.shown();
  }

  /** Counts from the next run on; what was erased already does not come back. */
  @Put()
  change(@Body() body: WriteRetentionDto, @CurrentStaff() staff: StaffPrincipal): Promise<RetentionDto> {
    return this.write.run(body, staff);
  }
}
