import { Module } from '@nestjs/common';
import { AcknowledgeAlert } from './acknowledge-alert.js';
import { AlertStore } from './alert.store.js';
import { AlertsController } from './alerts.controller.js';
import { EndAlert } from './end-alert.js';
import { RaiseAlert } from './raise-alert.js';

@Module({
  controllers: [AlertsController],
  providers: [AlertStore, RaiseAlert, EndAlert, AcknowledgeAlert],
  exports: [RaiseAlert, EndAlert],
})
export class AlertsModule {}
