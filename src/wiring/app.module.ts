import { Module, type DynamicModule } from '@nestjs/common';
import { AlertsModule } from '../modules/alerts/index.js';
import { ApprovalsModule } from '../modules/approvals/index.js';
import { BenefitsModule } from '../modules/benefits/index.js';
import { BoardModule } from '../modules/board/index.js';
import { CallbacksModule } from '../modules/callbacks/index.js';
import { CallsModule } from '../modules/calls/index.js';
import { CounsellorsModule } from '../modules/counsellors/index.js';
import { FlagsModule } from '../modules/flags/index.js';
import { DisclosuresModule } from '../modules/disclosures/index.js';
import { FormsModule, OwnPageModule } from '../modules/forms/index.js';
import { ExchangeModule } from '../modules/exchange/index.js';
import { CarrierModule, HotlineModule } from '../modules/hotline/index.js';
import { TextsInModule } from '../modules/hotline/texts/index.js';
import { IdentityModule } from '../modules/identity/index.js';
import { IntakeModule } from '../modules/intake/index.js';
import { LegalModule } from '../modules/legal/index.js';
import { LeadsModule } from '../modules/leads/index.js';
import { PeopleModule } from '../modules/people/index.js';
import { PlacementModule } from '../modules/placement/index.js';
import { ReportsModule } from '../modules/reports/index.js';
import { RoutingModule } from '../modules/routing/index.js';
import { ScreeningModule } from '../modules/screening/index.js';
import { SitesModule } from '../modules/sites/index.js';
import { WebhooksModule } from '../modules/webhooks/index.js';
import { AuditModule } from '../platform/audit/audit.module.js';
import { ConfigModule } from '../platform/config/config.module.js';
import type { Settings } from '../platform/config/settings.js';
import { CryptoModule } from '../platform/crypto/crypto.module.js';
import { DatabaseModule } from '../platform/database/database.module.js';
import { EgressModule } from '../platform/egress/egress.module.js';
import { ObserveModule } from '../platform/observe/observe.module.js';
import { OutboxModule } from '../platform/outbox/outbox.module.js';
import { QueueModule } from '../platform/queue/queue.module.js';
import { SealingModule } from '../platform/sealing/sealing.module.js';
import { CallScript } from '../telephony/call-script.js';
import { TwilioTelephonyModule, TwilioWebhooksModule } from '../telephony/twilio/twilio-telephony.module.js';
import { WiredCallScript } from './call-script.js';
import { DemoClinician } from './demo-clinician.js';
import { DemoRows } from './demo-rows.js';
import { DemoSeed } from './demo-seed.js';
import { DemoSite } from './demo-site.js';
import { subscribedEvents } from './event-subscriptions.js';
import { JobRunner } from './job-runner.js';
import { Prune } from './prune.js';
import { Sweep } from './sweep.js';

/** Binds the carrier's questions to what answers them. */
@Module({
  imports: [CallbacksModule, CallsModule],
  providers: [{ provide: CallScript, useClass: WiredCallScript }],
  exports: [CallScript],
})
class CallScriptModule {}

/** The whole application; a role is this, minus what it does not start. */
@Module({})
export class AppModule {
  static for(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forSettings(settings),
        ObserveModule.forSettings(settings),
        DatabaseModule,
        CryptoModule,
        SealingModule,
        AuditModule,
        QueueModule,
        OutboxModule.subscribedTo(subscribedEvents()),
        TwilioTelephonyModule,
        TwilioWebhooksModule.answeredBy(CallScriptModule),
        EgressModule,
        IdentityModule,
        WebhooksModule,
        AlertsModule,
        SitesModule,
        PeopleModule,
        ApprovalsModule,
        LegalModule,
        FlagsModule,
        DisclosuresModule,
        CounsellorsModule,
        RoutingModule,
        CallsModule,
        CallbacksModule,
        IntakeModule,
        BenefitsModule,
        ScreeningModule,
        PlacementModule,
        LeadsModule,
        OwnPageModule,
        FormsModule,
        HotlineModule,
        TextsInModule,
        CarrierModule,
        ExchangeModule,
        BoardModule,
        ReportsModule,
      ],
      providers: [JobRunner, Sweep, Prune, DemoSite, DemoRows, DemoClinician, DemoSeed],
    };
  }
}
