import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/index.js';
import { CallbacksModule } from '../callbacks/index.js';
import { PeopleModule } from '../people/index.js';
import { AdvanceIntake } from './advance-intake.js';
import { AsideStore } from './aside/aside.store.js';
import { AsidesController } from './aside/asides.controller.js';
import { EndAside } from './aside/end-aside.js';
import { SetAside } from './aside/set-aside.js';
import { DecisionStore } from './clinical/decision.store.js';
import { DecisionsController } from './clinical/decisions.controller.js';
import { FollowDecision } from './clinical/follow-decision.js';
import { KeepLicences } from './clinical/keep-licences.js';
import { LicenceStore } from './clinical/licence.store.js';
import { LicencesController } from './clinical/licences.controller.js';
import { RecordDecision } from './clinical/record-decision.js';
import { CloseAsTest } from './close-as-test.js';
import { CloseForErasure } from './close-for-erasure.js';
import { CallbackStandingReadModel } from './callback-standing.read-model.js';
import { WriteFacts } from './facts/write-facts.js';
import { ClosingGate } from './gates/closing-gate.js';
import { FlagGate } from './gates/flag-gate.js';
import { MoveByProgram } from './gates/move-by-program.js';
import { OpenDangerReader } from './gates/open-danger.reader.js';
import { OpenIntake } from './gates/open-intake.js';
import { OverrideStore } from './gates/override.store.js';
import { OverridesController } from './gates/overrides.controller.js';
import { ReviewOverride } from './gates/review-override.js';
import { StageConsequences } from './gates/stage-consequences.js';
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
import { CounsellingNoteStore } from './notes/counselling-note.store.js';
import { CounsellingNotesController } from './notes/counselling-notes.controller.js';
import { KeepCounsellingNotes } from './notes/keep-counselling-notes.js';
import { NoteStore } from './notes/note.store.js';
import { NotesController } from './notes/notes.controller.js';
import { SaveNote } from './notes/save-note.js';
import { WatchFollowUps } from './overdue/watch-follow-ups.js';
import { WatchSteps } from './overdue/watch-steps.js';
import { AssignIntake } from './owner/assign-intake.js';
import { TakeOverIntakes } from './owner/take-over-intakes.js';
import { PartiesController } from './parties/parties.controller.js';
import { PartyStore } from './parties/party.store.js';
import { RemoveParty } from './parties/remove-party.js';
import { SetParty } from './parties/set-party.js';

const gates = [
  ClosingGate,
  FlagGate,
  OpenDangerReader,
  OpenIntake,
  OverrideStore,
  ReviewOverride,
  StageConsequences,
  MoveByProgram,
];
const steps = [AsideStore, SetAside, EndAside, AssignIntake, TakeOverIntakes, WatchSteps, WatchFollowUps];
const clinical = [DecisionStore, FollowDecision, KeepLicences, LicenceStore, RecordDecision];
const merging = [MergingTransaction, MergedIntakeStore, MergePersons, UndoMerge];

@Module({
  imports: [AlertsModule, CallbacksModule, PeopleModule],
  controllers: [
    IntakesController,
    AsidesController,
    NotesController,
    CounsellingNotesController,
    DecisionsController,
    LicencesController,
    OverridesController,
    PartiesController,
    MergesController,
  ],
  providers: [
    ...gates,
    ...steps,
    ...clinical,
    ...merging,
    IntakeStore,
    AdvanceIntake,
    WriteFacts,
    MoveIntake,
    CloseAsTest,
    CloseForErasure,
    IntakeReactions,
    IntakesReadModel,
    CallbackStandingReadModel,
    NoteStore,
    SaveNote,
    CounsellingNoteStore,
    KeepCounsellingNotes,
    PartyStore,
    SetParty,
    RemoveParty,
  ],
  exports: [
    AdvanceIntake,
    IntakeStore,
    IntakeReactions,
    CloseAsTest,
    CloseForErasure,
    EndAside,
    FlagGate,
    KeepLicences,
    TakeOverIntakes,
    WatchSteps,
    WatchFollowUps,
  ],
})
export class IntakeModule {}
