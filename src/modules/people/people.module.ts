import { Module } from '@nestjs/common';
import { CallerPersonStore } from './caller-person.store.js';
import { ContactQuestions } from './contact.questions.js';
import { PeopleController } from './people.controller.js';
import { PeopleReadModel } from './people.read-model.js';
import { PeopleStore } from './people.store.js';
import { RevealNumber } from './reveal-number.js';
import { RevokeCallConsent } from './revoke-call-consent.js';

@Module({
  controllers: [PeopleController],
  providers: [PeopleStore, CallerPersonStore, ContactQuestions, RevokeCallConsent, PeopleReadModel, RevealNumber],
  exports: [PeopleStore, CallerPersonStore, ContactQuestions, RevokeCallConsent],
})
export class PeopleModule {}
