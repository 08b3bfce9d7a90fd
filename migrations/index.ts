import { Sites1764000000001 } from './0001-sites.js';
import { Identity1764000000002 } from './0002-identity.js';
import { People1764000000003 } from './0003-people.js';
import { Intake1764000000004 } from './0004-intake.js';
import { Callbacks1764000000005 } from './0005-callbacks.js';
import { Routing1764000000006 } from './0006-routing.js';
import { Calls1764000000007 } from './0007-calls.js';
import { Leads1764000000008 } from './0008-leads.js';
import { Outbox1764000000009 } from './0009-outbox.js';
import { IncomingCalls1764000000010 } from './0010-incoming-calls.js';
import { Scripts1764000000011 } from './0011-scripts.js';
import { Texts1764000000012 } from './0012-texts.js';
import { InTheCall1764000000013 } from './0013-in-the-call.js';
import { Alerts1764000000014 } from './0014-alerts.js';
import { Seats1764000000015 } from './0015-seats.js';
import { TextDelivery1764000000016 } from './0016-text-delivery.js';
import { LookUps1764000000017 } from './0017-look-ups.js';
import { RefusedNumbers1764000000018 } from './0018-refused-numbers.js';
import { ConnectionsThatFail1764000000019 } from './0019-connections-that-fail.js';
import { CarrierWatch1764000000020 } from './0020-carrier-watch.js';
import { OwnWishes1764000000021 } from './0021-own-wishes.js';
import { SitePolicies1764000000022 } from './0022-site-policies.js';
import { Contact1764000000023 } from './0023-contact.js';
import { RetrySteps1764000000024 } from './0024-retry-steps.js';
import { AssignedCallbacks1764000000025 } from './0025-assigned-callbacks.js';
import { Routes1764000000026 } from './0026-routes.js';
import { Presence1764000000027 } from './0027-presence.js';
import { Waiting1764000000028 } from './0028-waiting.js';
import { AssignedEntries1764000000029 } from './0029-assigned-entries.js';
import { LongLines1764000000030 } from './0030-long-lines.js';
import { PromisesGiven1764000000031 } from './0031-promises-given.js';
import { Sources1764000000032 } from './0032-sources.js';
import { TrackingNumbers1764000000033 } from './0033-tracking-numbers.js';
import { Forms1764000000034 } from './0034-forms.js';
import { OwnPage1764000000035 } from './0035-own-page.js';
import { PeopleKnownOnce1764000000036 } from './0036-people-known-once.js';
import { PartiesAndMerges1764000000037 } from './0037-parties-and-merges.js';
import { ConsentLedger1764000000038 } from './0038-consent-ledger.js';
import { ConsentTexts1764000000039 } from './0039-consent-texts.js';
import { Exchange1764000000040 } from './0040-exchange.js';
import { Webhooks1764000000041 } from './0041-webhooks.js';
import { TalkWeights1764000000043 } from './0043-talk-weights.js';
import { Disclosures1764000000044 } from './0044-disclosures.js';
import { Erasure1764000000045 } from './0045-erasure.js';
import { WallTimes1764000000046 } from './0046-wall-times.js';
import { Benefits1764000000047 } from './0047-benefits.js';
import { FlagsAndScreening1764000000048 } from './0048-flags-and-screening.js';
import { Stages1764000000049 } from './0049-stages.js';
import { Placement1764000000050 } from './0050-placement.js';
import { ApprovalsAndLegal1764000000051 } from './0051-approvals-and-legal.js';
import { RecordAccess1764000000052 } from './0052-record-access.js';
import { SigningIn1764000000053 } from './0053-signing-in.js';
import { AuditChain1764000000054 } from './0054-audit-chain.js';
import { SecondWall1764000000055 } from './0055-second-wall.js';
import { SealedFields1764000000056 } from './0056-sealed-fields.js';
import { Reports1764000000057 } from './0057-reports.js';

/** Every migration, in the order in which they run. A merged one is never edited: add the next. */
export const migrations = [
  Sites1764000000001,
  Identity1764000000002,
  People1764000000003,
  Intake1764000000004,
  Callbacks1764000000005,
  Routing1764000000006,
  Calls1764000000007,
  Leads1764000000008,
  Outbox1764000000009,
  IncomingCalls1764000000010,
  Scripts1764000000011,
  Texts1764000000012,
  InTheCall1764000000013,
  Alerts1764000000014,
  Seats1764000000015,
  TextDelivery1764000000016,
  LookUps1764000000017,
  RefusedNumbers1764000000018,
  ConnectionsThatFail1764000000019,
  CarrierWatch1764000000020,
  OwnWishes1764000000021,
  SitePolicies1764000000022,
  Contact1764000000023,
  RetrySteps1764000000024,
  AssignedCallbacks1764000000025,
  Routes1764000000026,
  Presence1764000000027,
  Waiting1764000000028,
  AssignedEntries1764000000029,
  LongLines1764000000030,
  PromisesGiven1764000000031,
  Sources1764000000032,
  TrackingNumbers1764000000033,
  Forms1764000000034,
  OwnPage1764000000035,
  PeopleKnownOnce1764000000036,
  PartiesAndMerges1764000000037,
  ConsentLedger1764000000038,
  ConsentTexts1764000000039,
  Exchange1764000000040,
  Webhooks1764000000041,
  TalkWeights1764000000043,
  Disclosures1764000000044,
  Erasure1764000000045,
  WallTimes1764000000046,
  Benefits1764000000047,
  FlagsAndScreening1764000000048,
  Stages1764000000049,
  Placement1764000000050,
  ApprovalsAndLegal1764000000051,
  RecordAccess1764000000052,
  SigningIn1764000000053,
  AuditChain1764000000054,
  SecondWall1764000000055,
  SealedFields1764000000056,
  Reports1764000000057,
];
