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
import { MergedIntakeStore } from './merge/merged-intake.store.js';
import { MergePersons } from './merge/merge-persons.js';
import { MergesController } from './merge/merges.controller.js';
import { MergingTransaction } from './merge/merging-transaction.js';
import { UndoMerge } from './merge/undo-merge.js';
import { MoveIntake } from './move-intake.js';
import { PartiesController } from './parties/parties.controller.js';
import { PartyStore } from './parties/party.store.js';
import { RemoveParty } from './parties/remove-party.js';
import { SetParty } from './parties/set-party.js';

@Module({
  imports: [CallbacksModule, PeopleModule],
  controllers: [IntakesController, PartiesController, MergesController],
  providers: [
    IntakeStore,
    AdvanceIntake,
    MoveIntake,
    CloseAsTest,
    IntakeReactions,
    IntakesReadModel,
    CallbackStandingReadModel,
    PartyStore,
    SetParty,
    RemoveParty,
    MergingTransaction,
    MergedIntakeStore,
    MergePersons,
    UndoMerge,
  ],
  exports: [IntakeStore, IntakeReactions, CloseAsTest],
})
export class IntakeModule {}
