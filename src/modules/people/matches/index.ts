import { KeyPeople } from './key-people.js';
import { MatchKeyStore } from './match-key.store.js';
import { MatchesReadModel } from './matches.read-model.js';
import { SearchPeopleReadModel } from './search-people.read-model.js';

export { KeyPeople } from './key-people.js';
export { MatchesController } from './matches.controller.js';
export const matchProviders = [KeyPeople, MatchKeyStore, MatchesReadModel, SearchPeopleReadModel];
