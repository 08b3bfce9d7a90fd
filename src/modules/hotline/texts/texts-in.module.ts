import { Module } from '@nestjs/common';
import { AlertsModule } from '../../alerts/index.js';
import { CallbacksModule } from '../../callbacks/index.js';
import { CallsModule } from '../../calls/index.js';
import { IntakeModule } from '../../intake/index.js';
import { PeopleModule } from '../../people/index.js';
import { SitesModule } from '../../sites/index.js';
import { TextsModule } from '../../texts/index.js';
import { AnswerText } from './answer-text.js';
import { FollowCallMe } from './follow-call-me.js';
import { FollowCrisis } from './follow-crisis.js';
import { FollowStart } from './follow-start.js';
import { FollowStop } from './follow-stop.js';
import { FollowText } from './follow-text.js';
import { PersonOfText } from './person-of-text.js';
import { PromiseByText } from './promise-by-text.js';
import { Texted } from './texted.js';
import { TextSender } from './text-sender.js';

/** The incoming side of text messages. */
@Module({
  imports: [AlertsModule, CallbacksModule, CallsModule, IntakeModule, PeopleModule, SitesModule, TextsModule],
  providers: [
    AnswerText,
    FollowCallMe,
    FollowCrisis,
    FollowStart,
    FollowStop,
    FollowText,
    PersonOfText,
    PromiseByText,
    Texted,
    TextSender,
  ],
  exports: [Texted],
})
export class TextsInModule {}
