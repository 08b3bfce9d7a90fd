import { AfterFailedTry } from './after-failed-try.js';
import { AskPayer } from './ask-payer.js';
import { BeginTry } from './begin-try.js';
import { ConsentReader } from './consent.reader.js';
import { PayerAlerts } from './payer-alerts.js';
import { RecordReply } from './record-reply.js';
import { ResumeRequest } from './resume-request.js';
import { SendToPayer } from './send-to-payer.js';
import { WatchBenefits } from './watch-benefits.js';

/** Everything that the program does by itself with insurers. */
export const payerProviders = [
  AfterFailedTry,
  AskPayer,
  BeginTry,
  ConsentReader,
  PayerAlerts,
  RecordReply,
  ResumeRequest,
  SendToPayer,
  WatchBenefits,
];
