import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/index.js';
import { ApprovalsModule } from '../approvals/index.js';
import { PeopleModule } from '../people/index.js';
import { BreachAlert } from './breaches/breach-alert.js';
import { BreachStore } from './breaches/breach.store.js';
import { BreachesController } from './breaches/breaches.controller.js';
import { KeepBreach } from './breaches/keep-breach.js';
import { KeepLegalRequest } from './requests/keep-legal-request.js';
import { LegalRequestAlert } from './requests/legal-request-alert.js';
import { LegalRequestStore } from './requests/legal-request.store.js';
import { LegalRequestsController } from './requests/legal-requests.controller.js';
import { WatchLegal } from './watch-legal.js';

@Module({
  imports: [AlertsModule, ApprovalsModule, PeopleModule],
  controllers: [LegalRequestsController, BreachesController],
  providers: [LegalRequestStore, LegalRequestAlert, KeepLegalRequest, BreachStore, BreachAlert, KeepBreach, WatchLegal],
  exports: [LegalRequestStore, WatchLegal],
})
export class LegalModule {}
