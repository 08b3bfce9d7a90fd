export { AcceptReview } from './review/accept-review.js';
export { CaptureLead } from './capture-lead.js';
export type { ConsentEvidence } from './consent-evidence.js';
export { DraftLead, type LeadSubmission } from './read/draft-lead.js';
export { HoldForReview } from './review/hold-for-review.js';
export { LeadsModule } from './leads.module.js';
export { WatchReviews } from './review/watch-reviews.js';
