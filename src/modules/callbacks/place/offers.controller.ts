import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { AcceptedOfferDto, DeclineOfferDto, OfferDto } from '../../../contracts/offer.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CallbacksReadModel } from '../callbacks.read-model.js';
import { AnswerByClick } from './answer-by-click.js';

@Controller('v1')
@ForStaff('take-calls')
export class OffersController {
  constructor(
    private readonly answer: AnswerByClick,
    private readonly callbacks: CallbacksReadModel,
  ) {}

  @Get('me/offer')
  async mine(@CurrentStaff() staff: StaffPrincipal): Promise<OfferDto> {
    const offer = await this.callbacks.offerOf(staff.userId);
    if (!offer) throw new DomainError('not-found', 'offer/none', 'Nobody is being offered to you right now.');
    return offer;
  }

  @Post('offers/:id/accept')
  @HttpCode(200)
  accept(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string): Promise<AcceptedOfferDto> {
    return this.answer.accept(id, staff.userId);
  }

  @Post('offers/:id/decline')
  @HttpCode(204)
  decline(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string, @Body() body: DeclineOfferDto): Promise<void> {
    return this.answer.decline(id, staff.userId, body.reason);
  }
}
