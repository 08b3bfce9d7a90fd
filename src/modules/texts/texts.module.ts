import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/index.js';
import { PeopleModule } from '../people/index.js';
import { SitesModule } from '../sites/index.js';
import { AfterPlacing } from './delivery/after-placing.js';
import { CancelWaitingTexts } from './cancel-waiting-texts.js';
import { CheckText } from './delivery/check-text.js';
import { FailureConsequences } from './delivery/failure-consequences.js';
import { PlaceText } from './delivery/place-text.js';
import { RedactText } from './delivery/redact-text.js';
import { ReportText } from './delivery/report-text.js';
import { SendText } from './send-text.js';
import { SiteWords } from './site-words.js';
import { TextQuestions } from './text.questions.js';
import { TextStore } from './text.store.js';
import { TextingFactsReader } from './texting-facts.reader.js';
import { WatchTexts } from './delivery/watch-texts.js';

@Module({
  imports: [AlertsModule, PeopleModule, SitesModule],
  providers: [
    AfterPlacing,
    CancelWaitingTexts,
    CheckText,
    FailureConsequences,
    PlaceText,
    RedactText,
    ReportText,
    SendText,
    SiteWords,
    TextQuestions,
    TextStore,
    TextingFactsReader,
    WatchTexts,
  ],
  exports: [
    CancelWaitingTexts,
    CheckText,
    PlaceText,
    RedactText,
    ReportText,
    SendText,
    TextQuestions,
    TextStore,
    TextingFactsReader,
    WatchTexts,
  ],
})
export class TextsModule {}
