import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/index.js';
import { SitesModule } from '../sites/index.js';
import { CallerPersonStore } from './caller-person.store.js';
import { ContactQuestions } from './contact.questions.js';
import { InquiriesController } from './inquiries/inquiries.controller.js';
import { RecordInquiry } from './inquiries/record-inquiry.js';
import { LiftSuppression } from './lift-suppression.js';
import { LookUpNumber } from './look-up/look-up-number.js';
import { NumberFactsStore } from './look-up/number-facts.store.js';
import { KeyPeople, MatchesController, matchProviders } from './matches/index.js';
import { MergeStore } from './merge/merge.store.js';
import { AddNumber } from './numbers/add-number.js';
import { NumberStore } from './numbers/number.store.js';
import { NumbersController } from './numbers/numbers.controller.js';
import { OwnWishesController, ownWishProviders } from './own-wish/index.js';
import { PeopleController } from './people.controller.js';
import { PeopleReadModel } from './people.read-model.js';
import { PeopleStore } from './people.store.js';
import { ContactPlanController } from './plan/contact-plan.controller.js';
import { PersonNotesController } from './plan/person-notes.controller.js';
import { PersonNotesReadModel } from './plan/person-notes.read-model.js';
import { SetContactPlan } from './plan/set-contact-plan.js';
import { SetPersonNotes } from './plan/set-person-notes.js';
import { RevealNumber } from './reveal-number.js';
import { RevokeCallConsent } from './revoke-call-consent.js';
import { SuppressionStore } from './suppression.store.js';
import { SuppressNumber } from './suppress-number.js';

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
  ],
  providers: [
    PeopleStore,
    CallerPersonStore,
    ContactQuestions,
    RevokeCallConsent,
    SuppressionStore,
    SuppressNumber,
    LiftSuppression,
    LookUpNumber,
    NumberFactsStore,
    PeopleReadModel,
    RevealNumber,
    SetContactPlan,
    SetPersonNotes,
    PersonNotesReadModel,
    AddNumber,
    NumberStore,
    MergeStore,
    RecordInquiry,
    ...matchProviders,
    ...ownWishProviders,
  ],
  exports: [
    PeopleStore,
    CallerPersonStore,
    ContactQuestions,
    RevokeCallConsent,
    SuppressNumber,
    LiftSuppression,
    LookUpNumber,
    KeyPeople,
    MergeStore,
  ],
})
export class PeopleModule {}
