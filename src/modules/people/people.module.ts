import { Module } from '@nestjs/common';
import { CallerPersonStore } from './caller-person.store.js';
import { ContactQuestions } from './contact.questions.js';
import { LiftSuppression } from './lift-suppression.js';
import { LookUpNumber } from './look-up/look-up-number.js';
import { NumberFactsStore } from './look-up/number-facts.store.js';
import { OwnWishesController, ownWishProviders } from './own-wish/index.js';
import { PeopleController } from './people.controller.js';
import { PeopleReadModel } from './people.read-model.js';
import { PeopleStore } from './people.store.js';
import { ContactPlanController } from './plan/contact-plan.controller.js';
import { SetContactPlan } from './plan/set-contact-plan.js';
import { RevealNumber } from './reveal-number.js';
import { RevokeCallConsent } from './revoke-call-consent.js';
import { SuppressionStore } from './suppression.store.js';
import { SuppressNumber } from './suppress-number.js';
import { theirNumbersProviders } from './their-numbers/index.js';

@Module({
  controllers: [PeopleController, ContactPlanController, OwnWishesController],
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
    ...ownWishProviders,
    ...theirNumbersProviders,
  ],
  exports: [
    ...theirNumbersProviders,
    PeopleStore,
    CallerPersonStore,
    ContactQuestions,
    RevokeCallConsent,
    SuppressNumber,
    LiftSuppression,
    LookUpNumber,
  ],
})
export class PeopleModule {}
