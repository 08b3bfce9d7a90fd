import { ApplyDisposition } from './apply-disposition.js';
import { AskRetryTable } from './ask-retry-table.js';
import { AttemptEnding } from './attempt-ending.js';
import { DispositionsReadModel } from './dispositions.read-model.js';
import { FinishAttempt } from './finish-attempt.js';
import { RecordDisposition } from './record-disposition.js';
import { SettleAttempt } from './settle-attempt.js';
import { SettleByOutcome } from './settle-by-outcome.js';

export const settleProviders = [
  ApplyDisposition,
  AskRetryTable,
  AttemptEnding,
  DispositionsReadModel,
  FinishAttempt,
  RecordDisposition,
  SettleAttempt,
  SettleByOutcome,
];
