import { APP_INTERCEPTOR } from '@nestjs/core';
import { RestrictedRecords } from '../restriction/restricted-records.js';
import { AcquaintanceReader } from './acquaintance.reader.js';
import { OpeningStore } from './opening.store.js';
import { OpenRecords } from './open-records.js';
import { OpenWithReason } from './open-with-reason.js';
import { RecordDoor } from './record-door.js';
import { RecordStandingReader } from './record-standing.reader.js';
import { ReviewOpening } from './review-opening.js';
import { WatchTaking } from './watch-taking.js';

export { RecordOpeningsController } from './record-openings.controller.js';
export const openingProviders = [
  RestrictedRecords,
  RecordStandingReader,
  OpenRecords,
  OpeningStore,
  AcquaintanceReader,
  OpenWithReason,
  ReviewOpening,
  WatchTaking,
  { provide: APP_INTERCEPTOR, useClass: RecordDoor },
];
