import type { JobBodies, JobName } from '../contracts/jobs.js';
import { AskPayer } from '../modules/benefits/index.js';
import { LookAtCallback } from '../modules/callbacks/index.js';
import {
  AgreeOnHold,
  BringCaller,
  CheckLeg,
  DeleteRecording,
  EndLeg,
  FetchRecording,
  LeftAlone,
  LoseCounsellor,
  PlaceLeg,
  RingCounsellorAgain,
  StopRecording,
  WatchRooms,
} from '../modules/calls/index.js';
import { EndWrapUp } from '../modules/counsellors/index.js';
import { AdvanceImport, ForgetOld, KeepRetention } from '../modules/exchange/index.js';
import { WatchVendors } from '../modules/disclosures/index.js';
import { ConfigureNumbers, ReconcileCalls, ReconcileDay, WatchCarrier, WatchNumbers } from '../modules/hotline/index.js';
import { WatchLegal } from '../modules/legal/index.js';
import { TextPageLink } from '../modules/leads/index.js';
import { KeyPeople, LookUpNumber } from '../modules/people/index.js';
import { MakeReports } from '../modules/reports/index.js';
import { ExpireOffer, MatchCounsellor } from '../modules/routing/index.js';
import { WatchHolidays } from '../modules/sites/index.js';
import { CheckText, PlaceText, RedactText } from '../modules/texts/index.js';
import { CollectDeliveries, SendDeliveries } from '../modules/webhooks/index.js';
import { LinkAudit } from '../platform/audit/link-audit.js';
import { RewrapKeys } from '../platform/sealing/rewrap-keys.js';
import { SealOld } from '../platform/sealing/seal-old.js';
import type { Use } from './event-subscriptions.js';
import { Prune } from './prune.js';
import { Sweep } from './sweep.js';

export type JobHandlers = { readonly [N in JobName]: (body: JobBodies[N]) => Promise<void> };

/** Every job and what it looks at. A new job does not compile until it stands here. */
export const jobHandlers = (use: Use): JobHandlers => ({
  'look-at-callback': ({ callbackId }) => use(LookAtCallback).run(callbackId),
  'expire-offer': ({ offerId }) => use(ExpireOffer).run(offerId),
  'match-route': ({ routeId }) => use(MatchCounsellor).matchRoute(routeId),
  'end-wrap-up': ({ counsellorId }) => use(EndWrapUp).run(counsellorId),
  'place-leg': ({ legId }) => use(PlaceLeg).run(legId),
  'end-leg': ({ legId }) => use(EndLeg).run(legId),
  'check-leg': ({ legId }) => use(CheckLeg).run(legId),
  'bring-caller': ({ legId }) => use(BringCaller).run(legId),
  'place-text': ({ textId }) => use(PlaceText).run(textId),
  'text-page-link': ({ leadId }) => use(TextPageLink).run(leadId),
  'check-text': ({ textId }) => use(CheckText).run(textId),
  'redact-text': ({ textId }) => use(RedactText).run(textId),
  'look-up-number': ({ phoneNumberId }) => use(LookUpNumber).run(phoneNumberId),
  'hold-leg': ({ legId }) => use(AgreeOnHold).run(legId),
  'ring-counsellor-again': ({ callId }) => use(RingCounsellorAgain).run(callId),
  'left-alone': ({ callId }) => use(LeftAlone).run(callId),
  'counsellor-gone': ({ callId }) => use(LoseCounsellor).giveUp(callId),
  'fetch-recording': ({ recordingId }) => use(FetchRecording).run(recordingId),
  'stop-recording': ({ recordingId }) => use(StopRecording).run(recordingId),
  'delete-recording': ({ recordingId }) => use(DeleteRecording).run(recordingId),
  'collect-deliveries': () => use(CollectDeliveries).run(),
  'send-deliveries': ({ receiverId }) => use(SendDeliveries).run(receiverId),
  'ask-payer': ({ requestId }) => use(AskPayer).run(requestId),
  'advance-import': ({ importId }) => use(AdvanceImport).run(importId),
  'link-audit': () => use(LinkAudit).run(),
  'watch-carrier': async () => {
    await use(WatchCarrier).run();
    await use(WatchRooms).run();
    await use(ConfigureNumbers).untilSettled();
  },
  'watch-numbers': () => use(WatchNumbers).run(),
  'watch-holidays': () => use(WatchHolidays).run(),
  'watch-vendors': () => use(WatchVendors).run(),
  'watch-legal': () => use(WatchLegal).run(),
  'key-people': () => use(KeyPeople).run(),
  'reconcile-calls': () => use(ReconcileCalls).run(),
  'reconcile-day': () => use(ReconcileDay).run(),
  'keep-retention': () => use(KeepRetention).run(),
  'keep-seals': async () => {
    await use(RewrapKeys).run();
    await use(SealOld).run();
  },
  'make-reports': () => use(MakeReports).run(),
  sweep: () => use(Sweep).run(),
  prune: async () => {
    await use(Prune).run();
    await use(ForgetOld).run();
  },
});
