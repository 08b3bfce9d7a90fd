import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/index.js';
import { SitesModule } from '../sites/index.js';
import { CallerPersonStore } from './caller-person.store.js';
import { ContactQuestions } from './contact.questions.js';
import { consentProviders, ConsentsController } from './consent/index.js';
import { KeepRevocation } from './consent/keep-revocation.js';
import { LedgerReader } from './consent/ledger.reader.js';
import { InquiriesController } from './inquiries/inquiries.controller.js';
import { RecordInquiry } from './inquiries/record-inquiry.js';
import { LookUpNumber } from './look-up/look-up-number.js';
import { NumberFactsStore } from './look-up/number-facts.store.js';
import { KeyPeople, MatchesController, matchProviders } from './matches/index.js';
import { MergeStore } from './merge/merge.store.js';
import { WriteDownNumber } from './numbers/write-down-number.js';
import { UnshareNumber } from './numbers/unshare-number.js';
import { NumberStore } from './numbers/number.store.js';
import { NumbersController } from './numbers/numbers.controller.js';
import { openingProviders, RecordOpeningsController } from './openings/index.js';
import { OwnWishesController, ownWishProviders } from './own-wish/index.js';
import { PeopleController } from './people.controller.js';
import { PeopleReadModel } from './people.read-model.js';
import { PeopleStore } from './people.store.js';
import { ContactPlanController } from './plan/contact-plan.controller.js';
import { PersonNotesController } from './plan/person-notes.controller.js';
import { PersonNotesReadModel } from './plan/person-notes.read-model.js';
import { SetContactPlan } from './plan/set-contact-plan.js';
import { SetPersonNotes } from './plan/set-person-notes.js';
import { RestrictionStore } from './restriction/restriction.store.js';
import { RevealNumber } from './reveal-number.js';
import { LiftSuppression } from './suppression/lift-suppression.js';
import { HashSuppressions } from './suppression/hash-suppressions.js';
import { MarkNumber } from './suppression/mark-number.js';
import { SuppressionStore } from './suppression/suppression.store.js';
import { theirNumbersProviders } from './their-numbers/index.js';

@Module({
  imports: [AlertsModule, SitesModule],
  controllers: [
    MatchesController,
    PeopleController,
    ContactPlanController,
    PersonNotesController,
    NumbersController,
    OwnWishesController,
    InquiriesController,
    RecordOpeningsController,
    ConsentsController,
  ],
  providers: [
    PeopleStore,
    CallerPersonStore,
    ContactQuestions,
    ...consentProviders,
    HashSuppressions,
    SuppressionStore,
    MarkNumber,
    LiftSuppression,
    LookUpNumber,
    NumberFactsStore,
    PeopleReadModel,
    RevealNumber,
    SetContactPlan,
    SetPersonNotes,
    PersonNotesReadModel,
    WriteDownNumber,
    UnshareNumber,
    NumberStore,
    MergeStore,
    RestrictionStore,
    ...openingProviders,
    RecordInquiry,
    ...matchProviders,
    ...ownWishProviders,
    ...theirNumbersProviders,
  ],
  exports: [
    ...theirNumbersProviders,
    PeopleStore,
    CallerPersonStore,
    ContactQuestions,
    KeepRevocation,
    LedgerReader,
    MarkNumber,
    LiftSuppression,
    LookUpNumber,
    KeyPeople,
    MergeStore,
    RestrictionStore,
  ],
})
export class PeopleModule {}
