import { Module } from '@nestjs/common';
import { CallbacksModule } from '../callbacks/index.js';
import { IntakeModule } from '../intake/index.js';
import { PeopleModule } from '../people/index.js';
import { SitesModule } from '../sites/index.js';
import { TextsModule } from '../texts/index.js';
import { CaptureLead } from './capture-lead.js';
import { DraftLead } from './read/draft-lead.js';
import { IdempotencyStore } from './idempotency.store.js';
import { LeadBatcher } from './lead-batcher.js';
import { LeadStore } from './lead.store.js';
import { LeadsController } from './leads.controller.js';
import { PageLinks } from './own-page/page-link.js';
import { TextPageLink } from './own-page/text-page-link.js';
import { PlaceLeads } from './place-leads.js';

@Module({
  imports: [CallbacksModule, IntakeModule, PeopleModule, SitesModule, TextsModule],
  controllers: [LeadsController],
  providers: [CaptureLead, DraftLead, IdempotencyStore, LeadBatcher, LeadStore, PageLinks, PlaceLeads, TextPageLink],
  exports: [DraftLead, LeadBatcher, PageLinks, TextPageLink],
})
export class LeadsModule {}
