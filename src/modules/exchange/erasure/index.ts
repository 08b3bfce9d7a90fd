import { AskErasure } from './ask-erasure.js';
import { CloseRecord } from './close-record.js';
import { EraseLocked } from './erase-locked.js';
import { EraseRecord } from './erase-record.js';
import { ErasureFactsReader } from './erasure-facts.reader.js';
import { ErasureRequestStore } from './erasure-request.store.js';
import { ErasuresController } from './erasures.controller.js';
import { KeepLegalHold } from './holds/keep-legal-hold.js';
import { LegalHoldStore } from './holds/legal-hold.store.js';
import { LegalHoldsController } from './holds/legal-holds.controller.js';
import { LiftRestriction } from './lift-restriction.js';
import { NumbersOfRecord } from './numbers-of-record.js';
import { RefuseErasure } from './refuse-erasure.js';

export const erasureControllers = [ErasuresController, LegalHoldsController];
export const erasureProviders = [
  AskErasure,
  CloseRecord,
  EraseLocked,
  EraseRecord,
  ErasureFactsReader,
  ErasureRequestStore,
  KeepLegalHold,
  LegalHoldStore,
  LiftRestriction,
  NumbersOfRecord,
  RefuseErasure,
];
