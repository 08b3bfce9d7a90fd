import { Module } from '@nestjs/common';
import { CounsellorsModule } from '../counsellors/index.js';
import { SitesModule } from '../sites/index.js';
import { OfferByHand } from './by-hand/offer-by-hand.js';
import { WaitingEntriesReader } from './by-hand/waiting-entries.reader.js';
import { ExpireOffer } from './expire-offer.js';
import { FreeVanished } from './free-vanished.js';
import { LivePlaceStore } from './live-place.store.js';
import { CandidatesReader } from './match/candidates.reader.js';
import { MakeOffer } from './match/make-offer.js';
import { NextLook } from './match/next-look.js';
import { OverflowToPartner } from './match/overflow-to-partner.js';
import { PairWaiting } from './match/pair-waiting.js';
import { RouteRules } from './match/route-rules.js';
import { MatchCounsellor } from './match-counsellor.js';
import { Matcher } from './matcher.js';
import { OfferStore } from './offer.store.js';
import { QueueEntryStore } from './queue-entry.store.js';
import { ReleaseOffer } from './release-offer.js';
import { WithdrawEntry } from './withdraw-entry.js';

const door = [
  QueueEntryStore,
  LivePlaceStore,
  OfferStore,
  Matcher,
  MatchCounsellor,
  ReleaseOffer,
  ExpireOffer,
  FreeVanished,
  WithdrawEntry,
  OfferByHand,
  WaitingEntriesReader,
];

const matching = [RouteRules, CandidatesReader, PairWaiting, MakeOffer, OverflowToPartner, NextLook];

@Module({ imports: [CounsellorsModule, SitesModule], providers: [...door, ...matching], exports: door })
export class RoutingModule {}
