import { ApplyDisposition } from './apply-disposition.js';
import { AttemptEnding } from './attempt-ending.js';
import { FinishAttempt } from './finish-attempt.js';
import { RecordDisposition } from './record-disposition.js';
import { SettleAttempt } from './settle-attempt.js';
import { SettleByOutcome } from './settle-by-outcome.js';

export const settleProviders = [
  ApplyDisposition,
  AttemptEnding,
  FinishAttempt,
  RecordDisposition,
  SettleAttempt,
  SettleByOutcome,
];
