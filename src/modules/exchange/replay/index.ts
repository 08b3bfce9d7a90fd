import { KeepRefused } from './refused/keep-refused.js';
import { RefusedSubmissionStore } from './refused/refused-submission.store.js';
import { ReplayRefused } from './refused/replay-refused.js';
import { ReadAgain } from './read-again.js';
import { RaiseDanger } from './raise-danger.js';
import { ReplayedLeadStore } from './replayed-lead.store.js';
import { ReplayLead } from './replay-lead.js';

export { ReplaysController } from './replays.controller.js';

export const replayProviders = [
  KeepRefused,
  RaiseDanger,
  ReadAgain,
  RefusedSubmissionStore,
  ReplayedLeadStore,
  ReplayLead,
  ReplayRefused,
];
