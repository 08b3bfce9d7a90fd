import { Controller, Get } from '@nestjs/common';
import { InquiriesDto } from '../../../contracts/intake/inquiry.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { InquiriesReadModel } from './inquiries.read-model.js';

@Controller('v1/intakes/:id/inquiries')
export class InquiriesOfIntakeController {
  constructor(private readonly inquiries: InquiriesReadModel) {}

  /** What they wrote when they asked for help, word for word, newest first. */
  @Get()
  @ForStaff('read-records')
  of(@IdParam() intakeId: string): Promise<InquiriesDto> {
    return this.inquiries.ofIntake(intakeId);
  }
}
