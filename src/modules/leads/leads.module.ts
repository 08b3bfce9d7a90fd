import { Module } from '@nestjs/common';
import { RequestSender } from '../../platform/http/request-sender.js';
import { AlertsModule } from '../alerts/index.js';
import { CallbacksModule } from '../callbacks/index.js';
import { IdentityModule } from '../identity/index.js';
import { IntakeModule } from '../intake/index.js';
import { PeopleModule } from '../people/index.js';
import { SitesModule } from '../sites/index.js';
import { CanariesController } from './canaries/canaries.controller.js';
import { CanaryStore } from './canaries/canary.store.js';
import { CatchCanary } from './canaries/catch-canary.js';
import { PlantCanary } from './canaries/plant-canary.js';
import { DailyLeads } from './caps/daily-leads.js';
import { PostOfSource } from './caps/post-of-source.js';
import { SourceCaps } from './caps/source-caps.js';
import { WithinCaps } from './caps/within-caps.js';
import { TextsModule } from '../texts/index.js';
import { AnswerLead } from './answer-lead.js';
import { CaptureLead } from './capture-lead.js';
import { CheckWording } from './read/check-wording.js';
import { DraftLead } from './read/draft-lead.js';
import { InquiriesOfIntakeController } from './inquiries/inquiries-of-intake.controller.js';
import { InquiriesReadModel } from './inquiries/inquiries.read-model.js';
import { IdempotencyStore } from './idempotency.store.js';
import { KeepBirthDates } from './keep-birth-dates.js';
import { KeepLead } from './keep-lead.js';
import { LeadBatcher } from './lead-batcher.js';
import { LeadRows } from './lead-rows.js';
import { LeadStore } from './lead.store.js';
import { LeadsController } from './leads.controller.js';
import { MarkLeads } from './mark-leads.js';
import { LinkToTextReader } from './own-page/link-to-text.reader.js';
import { PageLinks } from './own-page/page-link.js';
import { TextPageLink } from './own-page/text-page-link.js';
import { TellOfLeads } from './tell-of-leads.js';
import { PlaceLeads } from './place-leads.js';
import { AcceptReview } from './review/accept-review.js';
import { ForgetReviews } from './review/forget-reviews.js';
import { HoldForReview } from './review/hold-for-review.js';
import { reviewProviders } from './review/review-providers.js';
import { ReviewsController } from './review/reviews.controller.js';
import { WatchReviews } from './review/watch-reviews.js';
import { DrainSpool } from './spool/drain-spool.js';
import { IntakeHealthController } from './spool/intake-health.controller.js';
import { LeadSpool } from './spool/lead-spool.js';
import { SaveSpooled } from './spool/save-spooled.js';
import { SpoolGauge } from './spool/spool-gauge.js';
import { TellOfRepair } from './spool/tell-of-repair.js';
import { WatchSpool } from './spool/watch-spool.js';

@Module({
  imports: [AlertsModule, CallbacksModule, IdentityModule, IntakeModule, PeopleModule, SitesModule, TextsModule],
  controllers: [LeadsController, InquiriesOfIntakeController, CanariesController, IntakeHealthController, ReviewsController],
  providers: [
    AnswerLead,
    CaptureLead,
    CheckWording,
    RequestSender,
    DraftLead,
    IdempotencyStore,
    InquiriesReadModel,
    KeepBirthDates,
    KeepLead,
    LeadBatcher,
    LeadRows,
    LeadStore,
    MarkLeads,
    PageLinks,
    PlaceLeads,
    TellOfLeads,
    DailyLeads,
    SourceCaps,
    WithinCaps,
    PostOfSource,
    CanaryStore,
    PlantCanary,
    CatchCanary,
    DrainSpool,
    LeadSpool,
    SaveSpooled,
    SpoolGauge,
    TellOfRepair,
    WatchSpool,
    LinkToTextReader,
    TextPageLink,
    ...reviewProviders,
  ],
  exports: [
    AcceptReview,
    CaptureLead,
    DraftLead,
    ForgetReviews,
    HoldForReview,
    LeadBatcher,
    PageLinks,
    TextPageLink,
    WatchReviews,
    WithinCaps,
  ],
})
export class LeadsModule {}
