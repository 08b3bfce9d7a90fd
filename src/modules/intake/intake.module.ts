import { Module } from '@nestjs/common';
import { CallbacksModule } from '../callbacks/index.js';
import { PeopleModule } from '../people/index.js';
import { AdvanceIntake } from './advance-intake.js';
import { CloseAsTest } from './close-as-test.js';
import { CallbackStandingReadModel } from './callback-standing.read-model.js';
import { IntakeReactions } from './intake-reactions.js';
import { IntakeStore } from './intake.store.js';
import { IntakesController } from './intakes.controller.js';
import { IntakesReadModel } from './intakes.read-model.js';
import { MoveIntake } from './move-intake.js';

@Module({
  imports: [CallbacksModule, PeopleModule],
  controllers: [IntakesController],
  providers: [IntakeStore, AdvanceIntake, MoveIntake, CloseAsTest, IntakeReactions, IntakesReadModel, CallbackStandingReadModel],
  exports: [IntakeStore, IntakeReactions, CloseAsTest],
})
export class IntakeModule {}
