export { CallerPersonStore } from './caller-person.store.js';
export { ContactQuestions, type TextFacts } from './contact.questions.js';
export { LiftSuppression } from './lift-suppression.js';
export { LookUpNumber } from './look-up/look-up-number.js';
export { PeopleModule } from './people.module.js';
export { PeopleStore } from './people.store.js';
export { RevokeCallConsent } from './revoke-call-consent.js';
export { initialsOf } from './shown-person.js';
export { SuppressNumber } from './suppress-number.js';
