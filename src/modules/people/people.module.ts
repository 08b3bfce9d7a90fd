import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/index.js';
import { CallerPersonStore } from './caller-person.store.js';
import { ContactQuestions } from './contact.questions.js';
import { consentProviders, ConsentsController } from './consent/index.js';
import { KeepRevocation } from './consent/keep-revocation.js';
import { LookUpNumber } from './look-up/look-up-number.js';
import { NumberFactsStore } from './look-up/number-facts.store.js';
import { OwnWishesController, ownWishProviders } from './own-wish/index.js';
import { PeopleController } from './people.controller.js';
import { PeopleReadModel } from './people.read-model.js';
import { PeopleStore } from './people.store.js';
import { ContactPlanController } from './plan/contact-plan.controller.js';
import { SetContactPlan } from './plan/set-contact-plan.js';
import { RevealNumber } from './reveal-number.js';
import { LiftSuppression } from './suppression/lift-suppression.js';
import { HashSuppressions } from './suppression/hash-suppressions.js';
import { MarkNumber } from './suppression/mark-number.js';
import { SuppressionStore } from './suppression/suppression.store.js';
import { theirNumbersProviders } from './their-numbers/index.js';

@Module({
  imports: [AlertsModule],
  controllers: [PeopleController, ContactPlanController, OwnWishesController, ConsentsController],
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
    ...ownWishProviders,
    ...theirNumbersProviders,
  ],
  exports: [
    ...theirNumbersProviders,
    PeopleStore,
    CallerPersonStore,
    ContactQuestions,
    KeepRevocation,
    MarkNumber,
    LiftSuppression,
    LookUpNumber,
  ],
})
export class PeopleModule {}
