import { Module } from '@nestjs/common';
import { CallerPersonStore } from './caller-person.store.js';
import { ContactQuestions } from './contact.questions.js';
import { LiftSuppression } from './lift-suppression.js';
import { PeopleController } from './people.controller.js';
import { PeopleReadModel } from './people.read-model.js';
import { PeopleStore } from './people.store.js';
import { RevealNumber } from './reveal-number.js';
import { RevokeCallConsent } from './revoke-call-consent.js';
import { SuppressionStore } from './suppression.store.js';
import { SuppressNumber } from './suppress-number.js';

@Module({
  controllers: [PeopleController],
  providers: [
    PeopleStore,
    CallerPersonStore,
    ContactQuestions,
    RevokeCallConsent,
    SuppressionStore,
    SuppressNumber,
    LiftSuppression,
    PeopleReadModel,
    RevealNumber,
  ],
  exports: [PeopleStore, CallerPersonStore, ContactQuestions, RevokeCallConsent, SuppressNumber, LiftSuppression],
})
export class PeopleModule {}
