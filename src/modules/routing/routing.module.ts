import { Module } from '@nestjs/common';
import { CounsellorsModule } from '../counsellors/index.js';
import { SitesModule } from '../sites/index.js';
import { ExpireOffer } from './expire-offer.js';
import { FreeVanished } from './free-vanished.js';
import { LivePlaceStore } from './live-place.store.js';
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
];

@Module({ imports: [CounsellorsModule, SitesModule], providers: door, exports: door })
export class RoutingModule {}
