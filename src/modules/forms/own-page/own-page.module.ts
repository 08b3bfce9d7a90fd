import { Module } from '@nestjs/common';
import { CallbacksModule } from '../../callbacks/index.js';
import { IntakeModule } from '../../intake/index.js';
import { LeadsModule } from '../../leads/index.js';
import { PeopleModule } from '../../people/index.js';
import { SitesModule } from '../../sites/index.js';
import { TextsModule } from '../../texts/index.js';
import { ActOnOwnPage } from './act-on-own-page.js';
import { deedProviders } from './actions/index.js';
import { AnswerOwnPage } from './answers/answer-own-page.js';
import { OwnPageController } from './answers/own-page.controller.js';
import { OwnPageForms } from './answers/own-page.forms.js';
import { OwnPageReader } from './own-page.reader.js';
import { OwnPageViews } from './own-page.views.js';
import { PageSteps } from './page-steps.js';
import { TimeChoicesReader } from './time-choices.js';
import { TurnAway } from './answers/turn-away.js';

/** The page of whoever asked for a call. */
@Module({
  imports: [CallbacksModule, IntakeModule, LeadsModule, PeopleModule, SitesModule, TextsModule],
  controllers: [OwnPageController],
  providers: [
    ActOnOwnPage,
    AnswerOwnPage,
    OwnPageForms,
    OwnPageReader,
    OwnPageViews,
    PageSteps,
    TimeChoicesReader,
    TurnAway,
    ...deedProviders,
  ],
})
export class OwnPageModule {}
