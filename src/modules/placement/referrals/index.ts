import { DropReferrals } from './drop-referrals.js';
import { FollowUp } from './follow-up.js';
import { MoveReferral } from './move-referral.js';
import { OfferReferral } from './offer-referral.js';
import { OfferedPlaces } from './offered-places.js';
import { PlaceStore } from './place.store.js';
import { ReferralStore } from './referral.store.js';
import { ReferralsReadModel } from './referrals.read-model.js';
import { TellOfReferral } from './tell-of-referral.js';
import { WritePlace } from './write-place.js';

export const referralProviders = [
  DropReferrals,
  FollowUp,
  MoveReferral,
  OfferReferral,
  OfferedPlaces,
  PlaceStore,
  ReferralStore,
  ReferralsReadModel,
  TellOfReferral,
  WritePlace,
];
