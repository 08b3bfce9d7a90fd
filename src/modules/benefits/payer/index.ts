import { AfterFailedTry } from './after-failed-try.js';
import { AskPayer } from './ask-payer.js';
import { BeginTry } from './begin-try.js';
import { HoldUp } from './hold-up.js';
import { PayerAlerts } from './payer-alerts.js';
import { RecordReply } from './record-reply.js';
import { ResumeRequest } from './resume-request.js';
import { SendToPayer } from './send-to-payer.js';
import { WatchBenefits } from './watch-benefits.js';
import { WriteQuestion } from './write-question.js';

/** Everything that the program does by itself with insurers. */
export const payerProviders = [
  AfterFailedTry,
  AskPayer,
  BeginTry,
  HoldUp,
  PayerAlerts,
  RecordReply,
  ResumeRequest,
  SendToPayer,
  WatchBenefits,
  WriteQuestion,
];
