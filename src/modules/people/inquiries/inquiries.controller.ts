import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { NeutralAnswerDto, RecordInquiryDto } from '../../../contracts/people/inquiry.dto.js';
import { neutralAnswer } from '../../../core/people/neutral-answer.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { RecordInquiry } from './record-inquiry.js';

@Controller('v1/inquiries')
@ForStaff('keep-wishes')
export class InquiriesController {
  constructor(private readonly recordInquiry: RecordInquiry) {}

  /** "Is my son there?" The answer is the same for everybody. */
  @Post()
  @HttpCode(200)
  async record(@Body() body: RecordInquiryDto, @CurrentStaff() staff: StaffPrincipal): Promise<NeutralAnswerDto> {
    await this.recordInquiry.run(body, staff);
    return { ...neutralAnswer, rules: [...neutralAnswer.rules] };
  }
}
