import { Module } from '@nestjs/common';
import { FlagsModule } from '../flags/index.js';
import { AnswerQuestion } from './answer-question.js';
import { DraftStore } from './draft.store.js';
import { InstrumentsController } from './instruments.controller.js';
import { SaveDraft } from './save-draft.js';
import { ScreeningController } from './screening.controller.js';
import { ScreeningReadModel } from './screening.read-model.js';
import { ScreeningStore } from './screening.store.js';
import { SetWords } from './words/set-words.js';
import { WordsStore } from './words/words.store.js';

@Module({
  imports: [FlagsModule],
  controllers: [ScreeningController, InstrumentsController],
  providers: [ScreeningStore, DraftStore, WordsStore, AnswerQuestion, SaveDraft, SetWords, ScreeningReadModel],
})
export class ScreeningModule {}
