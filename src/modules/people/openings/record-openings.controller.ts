import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  ListOpeningsDto,
  OpenedRecordDto,
  OpenRecordDto,
  RecordOpeningsDto,
  ReviewOpeningDto,
} from '../../../contracts/people/record-opening.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Database } from '../../../platform/database/database.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { OpeningStore } from './opening.store.js';
import { OpenWithReason } from './open-with-reason.js';
import { ReviewOpening } from './review-opening.js';

@Controller('v1')
export class RecordOpeningsController {
  constructor(
    private readonly openWithReason: OpenWithReason,
    private readonly reviewOpening: ReviewOpening,
    private readonly openings: OpeningStore,
    private readonly database: Database,
  ) {}

  /** Opens a record that nobody gave you, at once and for a while; a colleague looks at your reason. */
  @Post('people/:id/openings')
  @HttpCode(200)
  @ForStaff('open-other-records')
  open(@IdParam() id: string, @Body() body: OpenRecordDto, @CurrentStaff() staff: StaffPrincipal): Promise<OpenedRecordDto> {
    return this.openWithReason.run(id, body, staff);
  }

  /** Records that were opened with a reason, and wait for somebody else to look at it. */
  @Get('record-openings')
  @ForStaff('see-openings')
  async list(@Query() { reviewed = false }: ListOpeningsDto): Promise<RecordOpeningsDto> {
    return { openings: await this.openings.list(this.database, reviewed) };
  }

  @Post('record-openings/:id/review')
  @HttpCode(204)
  @ForStaff('review-openings')
  review(@IdParam() id: string, @Body() body: ReviewOpeningDto, @CurrentStaff() staff: StaffPrincipal): Promise<void> {
    return this.reviewOpening.run(id, body, staff);
  }
}
