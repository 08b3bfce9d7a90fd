import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import {
  AcceptedReviewDto,
  AcceptReviewDto,
  RejectReviewDto,
  ReviewListDto,
  ReviewToReadDto,
} from '../../../contracts/review.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { AcceptReview } from './accept-review.js';
import { RejectReview } from './reject-review.js';
import { ReviewsReadModel } from './reviews.read-model.js';

@Controller('v1/reviews')
@ForStaff('read-what-was-sent')
export class ReviewsController {
  constructor(
    private readonly reviews: ReviewsReadModel,
    private readonly acceptReview: AcceptReview,
    private readonly rejectReview: RejectReview,
  ) {}

  @Get()
  list(): Promise<ReviewListDto> {
    return this.reviews.list();
  }

  /** What was sent. Reading it is on the record. */
  @Get(':id')
  read(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string): Promise<ReviewToReadDto> {
    return this.reviews.read(id, staff);
  }

  /** Makes it a lead, exactly once. */
  @Post(':id/accept')
  @HttpCode(200)
  async accept(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @Body() body: AcceptReviewDto,
  ): Promise<AcceptedReviewDto> {
    return { leadId: await this.acceptReview.run(id, staff.userId, body.phone ?? null) };
  }

  @Post(':id/reject')
  @HttpCode(204)
  async reject(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string, @Body() { reason }: RejectReviewDto): Promise<void> {
    await this.rejectReview.run(id, staff.userId, reason.trim());
  }
}
