import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import {
  AnswerQuestionDto,
  SaveDraftDto,
  SavedDraftDto,
  ScreeningDto,
  ScreeningLanguageDto,
} from '../../contracts/screening/screening.dto.js';
import { ForStaff } from '../../platform/auth/access.js';
import { CurrentStaff } from '../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../platform/auth/principal.js';
import { IdParam } from '../../platform/http/id-param.js';
import { AnswerQuestion } from './answer-question.js';
import { SaveDraft } from './save-draft.js';
import { ScreeningReadModel } from './screening.read-model.js';

@Controller('v1/intakes/:id/screening')
@ForStaff('work-on-clinical')
export class ScreeningController {
  constructor(
    private readonly screenings: ScreeningReadModel,
    private readonly answerQuestion: AnswerQuestion,
    private readonly saveDraft: SaveDraft,
  ) {}

  /** What to ask now (at most three questions), what was told, and the flags and scores that follow. */
  @Get()
  of(@IdParam() intakeId: string, @Query() { language }: ScreeningLanguageDto): Promise<ScreeningDto> {
    return this.screenings.of(intakeId, language ?? 'en');
  }

  /** One answer, kept with who gave it; the next screen is the answer. */
  @Post('answers')
  @HttpCode(200)
  async answer(
    @IdParam() intakeId: string,
    @Body() body: AnswerQuestionDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<ScreeningDto> {
    await this.answerQuestion.run(intakeId, body, staff);
    return this.screenings.of(intakeId, body.language ?? 'en');
  }

  /** What is being typed. 409 with both texts when somebody else has saved another one meanwhile. */
  @Put('drafts')
  draft(@IdParam() intakeId: string, @Body() body: SaveDraftDto, @CurrentStaff() staff: StaffPrincipal): Promise<SavedDraftDto> {
    return this.saveDraft.run(intakeId, body, staff);
  }
}
