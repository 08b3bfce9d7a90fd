import { KeepReview } from '../spool/keep-review.js';
import { AcceptReview } from './accept-review.js';
import { DangerInRefused } from './danger-in-refused.js';
import { DecideReview } from './decide-review.js';
import { HeldContents } from './held-contents.js';
import { HoldForReview } from './hold-for-review.js';
import { RejectReview } from './reject-review.js';
import { ReviewAlerts } from './review-alerts.js';
import { ReviewStore } from './review.store.js';
import { ReviewsReadModel } from './reviews.read-model.js';
import { WatchReviews } from './watch-reviews.js';
import { WriteReview } from './write-review.js';

/** Everything about what a person reads before it is a lead. */
export const reviewProviders = [
  AcceptReview,
  DangerInRefused,
  DecideReview,
  HeldContents,
  HoldForReview,
  KeepReview,
  RejectReview,
  ReviewAlerts,
  ReviewStore,
  ReviewsReadModel,
  WatchReviews,
  WriteReview,
];
