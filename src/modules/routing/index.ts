export { ExpireOffer } from './expire-offer.js';
export { MatchCounsellor } from './match-counsellor.js';
export { Matcher } from './matcher.js';
export { OfferStore, type OfferRow } from './offer.store.js';
export { LivePlaceStore, type LivePlace } from './live-place.store.js';
export { QueueEntryStore, type EndedEntry } from './queue-entry.store.js';
export { ReleaseOffer, type Release } from './release-offer.js';
export { RoutingModule } from './routing.module.js';
export { WithdrawEntry } from './withdraw-entry.js';
