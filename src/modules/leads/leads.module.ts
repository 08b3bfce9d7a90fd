import { Module } from '@nestjs/common';
import { RequestSender } from '../../platform/http/request-sender.js';
import { CallbacksModule } from '../callbacks/index.js';
import { IntakeModule } from '../intake/index.js';
import { PeopleModule } from '../people/index.js';
import { SitesModule } from '../sites/index.js';
import { CaptureLead } from './capture-lead.js';
import { CheckWording } from './read/check-wording.js';
import { DraftLead } from './read/draft-lead.js';
import { IdempotencyStore } from './idempotency.store.js';
import { LeadBatcher } from './lead-batcher.js';
import { LeadStore } from './lead.store.js';
import { LeadsController } from './leads.controller.js';
import { PlaceLeads } from './place-leads.js';

@Module({
  imports: [CallbacksModule, IntakeModule, PeopleModule, SitesModule],
  controllers: [LeadsController],
  providers: [CaptureLead, CheckWording, DraftLead, IdempotencyStore, LeadBatcher, LeadStore, PlaceLeads, RequestSender],
  exports: [DraftLead, LeadBatcher],
})
export class LeadsModule {}
